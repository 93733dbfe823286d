package io.epochscope.metrics.archive;

import io.epochscope.metrics.problem.Excerpt;
import jakarta.ws.rs.BadRequestException;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells what the database refuses of a file from what it cannot do now. */
final class Refusal {

    /** Cardinality violation, data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> CLASSES = Set.of("21", "22", "23", "54");

    /** Of a message, which may quote what was refused. */
    private static final int LONGEST = 1_000;

    private Refusal() {}

    /**
     * Says what is wrong with a file.
     *
     * @throws SQLException the failure, if the file is not to blame
     */
    static BadRequestException of(String file, SQLException failure) throws SQLException {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2 || !CLASSES.contains(state.substring(0, 2))) {
            throw failure;
        }
        return new BadRequestException(file + " cannot be taken: " + Excerpt.of(message(failure), LONGEST), failure);
    }

    private static String message(SQLException failure) {
        if (failure instanceof PSQLException told && told.getServerErrorMessage() != null) {
            ServerErrorMessage message = told.getServerErrorMessage();
            String where = message.getWhere();
            return message.getMessage()
                    + (where == null ? "" : " (" + where.lines().findFirst().orElse("") + ")");
        }
        return failure.getMessage();
    }
}
