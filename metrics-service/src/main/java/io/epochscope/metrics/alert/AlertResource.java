package io.epochscope.metrics.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.metrics.alert.AlertNotification.Alert;
import io.epochscope.metrics.problem.Problem;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Takes alerts of Grafana, so that they are in a log where nobody has named another address for them. */
@Path("/alerts")
@Tag(name = "alerts")
public class AlertResource {

    private static final Logger LOG = Logger.getLogger(AlertResource.class);

    private final ObjectMapper json;

    AlertResource(ObjectMapper json) {
        this.json = json;
    }

    /** Writes a line to the log for each alert. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log alerts, as Grafana's webhook sends them")
    @APIResponse(responseCode = "204", description = "Each alert is a line of the log")
    @APIResponse(
            responseCode = "400",
            description = "This is no notification of Grafana",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void log(
            @RequestBody(content = @Content(schema = @Schema(implementation = AlertNotification.class))) String body) {
        for (Alert alert : notification(body).alerts()) {
            LOG.log(alert.fires() ? Logger.Level.WARN : Logger.Level.INFO, alert.line());
        }
    }

    private AlertNotification notification(String body) {
        AlertNotification notification;
        try {
            notification = json.readValue(body, AlertNotification.class);
        } catch (JsonProcessingException e) {
            throw new BadRequestException(
                    "the body is no notification of Grafana's webhook: " + e.getOriginalMessage());
        }
        if (notification == null || notification.alerts() == null) {
            throw new BadRequestException("alerts: null; a list of alerts is accepted");
        }
        if (notification.alerts().stream().anyMatch(Objects::isNull)) {
            throw new BadRequestException("alerts: null is among them; objects are accepted");
        }
        return notification;
    }
}
