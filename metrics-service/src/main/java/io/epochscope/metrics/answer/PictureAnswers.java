package io.epochscope.metrics.answer;

import io.epochscope.metrics.drawing.Png;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.permit.Gates;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** Answers with pictures, few drawn at a time, and only to those who do not have them yet. */
@Singleton
public final class PictureAnswers {

    private final Freshness freshness;
    private final Gates gates;

    PictureAnswers(Freshness freshness, Gates gates) {
        this.freshness = freshness;
        this.gates = gates;
    }

    /** Answers with a picture that is made of a run's events. */
    public Response of(String runId, Request request, UriInfo uri, Supplier<BufferedImage> picture) {
        return freshness.answer(
                runId,
                request,
                uri,
                Png.MEDIA_TYPE,
                () -> gates.pictures().pass(() -> Response.ok(Png.encode(picture.get()))));
    }
}
