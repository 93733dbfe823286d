package io.epochscope.standalone.command;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells the user what went wrong in one line instead of a stack trace, with the causes that say more. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        // What an interrupt made fail has nothing to tell: somebody wanted it to end.
        if (failure instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        command.getErr().println("epochscope: " + text(failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String text(Throwable failure) {
        var text = new StringBuilder(words(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (text.indexOf(words(cause)) < 0) {
                text.append(": ").append(words(cause));
            }
        }
        return text.toString();
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
