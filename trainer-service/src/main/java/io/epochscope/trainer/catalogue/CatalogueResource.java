package io.epochscope.trainer.catalogue;

import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.ParameterKind;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.trainer.request.ParameterDescriptions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what can be asked for. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogue")
public class CatalogueResource {

    private final Catalogue catalogue;
    private final ParameterDescriptions descriptions;

    CatalogueResource(Catalogue catalogue, ParameterDescriptions descriptions) {
        this.catalogue = catalogue;
        this.descriptions = descriptions;
    }

    /** Lists the kinds of models. */
    @GET
    @Path("/models")
    @Operation(summary = "List the kinds of models", description = "With the parameters that each takes")
    public List<KindView> models() {
        return catalogue.models().values().stream()
                .map(type -> new KindView(type.name(), type.description(), descriptions.of(type.parameters())))
                .toList();
    }

    /** Lists the kinds of data sets. */
    @GET
    @Path("/datasets")
    @Operation(summary = "List the kinds of data sets", description = "With the parameters that each takes")
    public List<KindView> dataSets() {
        return catalogue.dataSets().values().stream()
                .map(type -> new KindView(type.name(), type.description(), descriptions.of(type.parameters())))
                .toList();
    }

    /** Lists the optimizers. */
    @GET
    @Path("/optimizers")
    @Operation(summary = "List the optimizers", description = "With the parameters that each takes")
    public List<KindView> optimizers() {
        return OptimizerParameters.kinds().stream().map(this::view).toList();
    }

    /** Lists the schedules of the learning rate. */
    @GET
    @Path("/schedules")
    @Operation(summary = "List the schedules of the learning rate", description = "With the parameters that each takes")
    public List<KindView> schedules() {
        return ScheduleParameters.kinds().stream().map(this::view).toList();
    }

    private KindView view(ParameterKind<?> kind) {
        return new KindView(
                kind.name(),
                kind.description(),
                descriptions.of(kind.parameters().asSubclass(Record.class)));
    }
}
