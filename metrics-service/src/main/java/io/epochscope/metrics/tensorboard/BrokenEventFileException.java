package io.epochscope.metrics.tensorboard;

/** An event file that cannot be read to its end; the message says where and why, for a person to read. */
public final class BrokenEventFileException extends Exception {

    private static final long serialVersionUID = 1;

    BrokenEventFileException(String file, long offset, String fault) {
        super("the record at byte " + offset + " of " + file + " " + fault);
    }
}
