package io.epochscope.metrics.mistake;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.parameter.EpochChoice;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.SceneClass;
import io.epochscope.metrics.scene.SelectionParameters;
import io.epochscope.metrics.scene.SplitChoice;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which mistakes are asked for, as the query parameters came. */
public class MistakeParameters extends SelectionParameters {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    @RestQuery("true")
    @Parameter(name = "true", description = "Name or index of the true class; any unless given")
    String trueClass;

    @RestQuery
    @Parameter(description = "Name or index of the class that was predicted; any unless given")
    String predicted;

    @RestQuery
    @Parameter(
            description = "How many at most, the surest",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50", minimum = "1", maximum = "200"))
    String limit;

    /** What is meant in a run, of which the mistakes of some epochs are known. */
    MistakeSearch in(String runId, Mistakes mistakes) {
        PassChoice passes = passes();
        SplitChoice split = split();
        EpochChoice choice = EpochChoice.of(epoch());
        int most = new Argument("limit", limit).wholeNumber(DEFAULT_LIMIT, 1, MOST);
        List<SceneClass> classes = mistakes.classes(runId);
        Optional<SceneClass> ofClass = new ClassChoice(classes).of(new Argument("true", trueClass));
        Optional<SceneClass> takenFor = new ClassChoice(classes).of(new Argument("predicted", predicted));
        int chosen = choice.in(
                mistakes.epochs(runId, passes), "scores of patches of run " + runId + " in the " + passes.label());
        return new MistakeSearch(passes, split, chosen, ofClass, takenFor, most);
    }
}
