package io.epochscope.backing.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * The user of the operating system that PostgreSQL runs as. It refuses root, so root starts it as {@code nobody}, or,
 * where that user cannot reach the folder (below {@code /root}, say), as root without any rights of root in a user
 * namespace of its own. The owner of the data keeps the choice for later starts.
 */
final class ServerUser {
    private static final String ROOT = "root";
    private static final String UNPRIVILEGED = "nobody";

    private final List<String> prefix;
    private final UserPrincipal owner;

    private ServerUser(List<String> prefix, UserPrincipal owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /**
     * @param dataFolder the folder of the data, made already
     * @throws IOException if this is root and neither way is open
     */
    static ServerUser owning(Path dataFolder) throws IOException {
        var itself = new ServerUser(List.of(), null);
        if (!ROOT.equals(System.getProperty("user.name"))) {
            return itself;
        }
        UserPrincipal owner = Files.getOwner(dataFolder);
        if (!ROOT.equals(owner.getName())) {
            return new ServerUser(runAs(owner.getName()), owner);
        }
        if (isEmpty(dataFolder) && reaches(UNPRIVILEGED, dataFolder)) {
            var nobody =
                    dataFolder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED);
            return new ServerUser(runAs(UNPRIVILEGED), nobody);
        }
        var withoutRights = List.of("unshare", "--user");
        if (works(new ServerUser(withoutRights, null).command(List.of("true")), dataFolder)) {
            return new ServerUser(withoutRights, null);
        }
        throw new IOException("PostgreSQL refuses to run as root, the user " + UNPRIVILEGED + " cannot reach "
                + dataFolder + " and user namespaces are off: use a folder that others can enter, or another user");
    }

    /** The command as this user runs it. */
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes a file or folder this user's own. */
    void own(Path path) throws IOException {
        if (owner != null) {
            Files.setOwner(path, owner);
        }
    }

    private static List<String> runAs(String user) {
        return List.of("runuser", "-u", user, "--");
    }

    private static boolean reaches(String user, Path folder) throws IOException {
        var command = new ArrayList<>(runAs(user));
        command.addAll(List.of("test", "-x", folder.getParent().toString()));
        return works(command, folder);
    }

    private static boolean works(List<String> command, Path folder) throws IOException {
        try {
            return ShellCommand.run(command, folder).succeeded();
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException e) {
            // The program is not installed: then this way is closed.
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
