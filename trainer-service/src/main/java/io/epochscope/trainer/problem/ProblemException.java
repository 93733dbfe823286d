package io.epochscope.trainer.problem;

import io.epochscope.engine.catalogue.Fault;
import java.net.URI;
import java.util.List;

/** A request that cannot be fulfilled, with what the person who sent it is told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Fault> faults;

    private ProblemException(Kind kind, String detail, List<Fault> faults) {
        super(detail);
        this.kind = kind;
        this.faults = List.copyOf(faults);
    }

    /** There is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Kind.NOT_FOUND, detail, List.of());
    }

    /** It cannot be done in the state that the thing is in. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(Kind.CONFLICT, detail, List.of());
    }

    /** The body is not what it claims to be, so that no field of it could be looked at. */
    public static ProblemException unreadable(String detail) {
        return new ProblemException(Kind.UNREADABLE, detail, List.of());
    }

    /** The body has more bytes than are taken. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException(Kind.TOO_LARGE, detail, List.of());
    }

    /** The body is of a media type that is not taken here. */
    public static ProblemException unsupported(String detail) {
        return new ProblemException(Kind.UNSUPPORTED, detail, List.of());
    }

    /** Fields are wrong: all of them, so that one answer is enough to put the request right. */
    public static ProblemException invalid(List<Fault> faults) {
        String fields = String.join(", ", faults.stream().map(Fault::field).toList());
        return new ProblemException(
                Kind.INVALID, faults.size() == 1 ? fields + " is wrong" : fields + " are wrong", faults);
    }

    Kind kind() {
        return kind;
    }

    /** Each field that is wrong; empty if the problem is none of fields. */
    public List<Fault> faults() {
        return faults;
    }

    enum Kind {
        UNREADABLE(400, "unreadable", "The request cannot be read"),
        NOT_FOUND(404, "not-found", "There is no such thing"),
        CONFLICT(409, "conflict", "Not in this state"),
        TOO_LARGE(413, "too-large", "The body is too large"),
        UNSUPPORTED(415, "unsupported", "Not what is taken here"),
        INVALID(422, "invalid", "The request has faults");

        private final int status;
        private final URI type;
        private final String title;

        Kind(int status, String name, String title) {
            this.status = status;
            this.type = URI.create("urn:epochscope:problem:" + name);
            this.title = title;
        }

        int status() {
            return status;
        }

        URI type() {
            return type;
        }

        String title() {
            return title;
        }
    }
}
