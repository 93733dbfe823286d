package io.epochscope.trainer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.correction.UnusableCorrectionsException;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.schedule.CosineParameters;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.events.v1.Split;
import io.epochscope.trainer.problem.ProblemException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private final RequestReader reader =
            new RequestReader(Catalogue.load(Thread.currentThread().getContextClassLoader()));

    @Test
    void refusesWhatIsNestedDeeperThanAnyRequest() {
        String deep = "{\"dataset\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(901);

        assertThatThrownBy(() -> reader.read(deep))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void fillsInEverythingThatIsNotSaid() {
        ResolvedRequest resolved = reader.readAndTry("{}");

        assertThat(resolved.request().name()).isEqualTo("mlp on generated");
        assertThat(resolved.request().epochs()).isEqualTo(10);
        assertThat(resolved.request().batchSize()).isEqualTo(64);
        assertThat(resolved.learning()).isEqualTo(LearningSettings.of(AdamParameters.ofRate(0.001)));
        assertThat(resolved.json())
                .contains(
                        "\"hidden\":[128,64]",
                        "\"samples\":2000",
                        "\"watch\":{\"patches\":true,\"steps\":true,\"histogramEpochs\":1,\"histogramSteps\":0,"
                                + "\"tensors\":[\"weights\",\"gradients\",\"updates\",\"activations\"],"
                                + "\"probes\":256,\"pictureEpochs\":5,\"samples\":[]}");
    }

    @Test
    void givesARequestThatReadsBackAsTheSame() {
        String resolved = reader.read("{\"optimizer\":{\"type\":\"sgd\"},\"tags\":[\"a\"]}")
                .json();

        assertThat(resolved).contains("\"type\":\"sgd\",\"learningRate\":0.01,\"momentum\":0.9");
        assertThat(reader.read(resolved).json()).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`onFinding`: {`plateau`: `reduce-rat`}} | onFinding.plateau | reduce-rat | did you mean reduce-rate?",
                "{`onFinding`: {`plateau`: 3}} | onFinding.plateau | 3 | one of stop, reduce-rate, restore-best-and-stop, or an object",
                "{`onFinding`: {`plateau`: {}}} | onFinding.plateau.action | | one of stop, reduce-rate, restore-best-and-stop",
                "{`onFinding`: {`plateau`: {`action`: `stopp`}}} | onFinding.plateau.action | stopp | did you mean stop?",
                "{`onFinding`: {`plateau`: {`action`: `stop`, `factor`: 0.5}}} | onFinding.plateau.factor | 0.5 | nothing unless action is reduce-rate",
                "{`onFinding`: {`plateau`: {`action`: `reduce-rate`, `factor`: 1}}} | onFinding.plateau.factor | 1.0 | a number less than 1",
                "{`onFinding`: {`plateau`: {`action`: `reduce-rate`, `cooldown`: -1}}} | onFinding.plateau.cooldown | -1 | a whole number greater than or equal to 0",
                "{`onFinding`: {`Loss surge`: `stop`}} | onFinding.Loss surge | stop | rules by their names",
                "{`onFinding`: [`plateau`]} | onFinding | [\"plateau\"] | an object",
                "{`kind`: `rate-range-test`, `onFinding`: {}} | onFinding | {} | nothing where kind is rate-range-test",
                "{`model`: {`type`: `lstm`}} | model.type | lstm | one of cnn, mlp",
                "{`model`: {}} | model.type | | one of cnn, mlp",
                "{`model`: `mlp`} | model | mlp | an object",
                "{`model2`: 1} | model2 | 1 | one of the fields kind, name, model,",
                "{`model`: {`type`: `mlp`, `hidden`: [8, -1]}} | model.hidden[1] | -1 | a whole number greater than",
                "{`model`: {`type`: `mlp`, `hidden`: [8, `x`]}} | model.hidden[1] | x | a list, each a whole number",
                "{`model`: {`type`: `mlp`, `hidden`: 8}} | model.hidden | 8 | a list, each a whole number",
                "{`model`: {`type`: `mlp`, `dropout`: 1}} | model.dropout | 1.0 | a number less than 1",
                "{`model`: {`type`: `mlp`, `depth`: 3}} | model.depth | 3 | one of the fields hidden,",
                "{`model`: {`type`: `mlp`, `batchNorm`: `yes`}} | model.batchNorm | yes | true or false",
                "{`model`: {`type`: `mlp`, `activation`: `x`}} | model.activation | x | relu",
                "{`model`: {`type`: `mlp`, `activation`: 3}} | model.activation | 3 | a text",
                "{`model`: {`type`: `cnn`, `channels`: [1,1,1,1,1,1,1,1]}} | model.channels | [1, 1, 1, 1, 1, 1, 1, 1] | ",
                "{`dataset`: {`type`: `imagenet`}} | dataset.type | imagenet | one of csv, generated, generated-regression, generated-scene, idx, scenes",
                "{`dataset`: {`type`: `csv`, `file`: `/etc/passwd`, `target`: `y`}} | dataset.file | /etc/passwd | must end with .csv, .tsv or .txt",
                "{`dataset`: {`type`: `idx`}} | dataset.folder | | a text",
                "{`dataset`: {`type`: `scenes`}} | dataset.folder | | a text",
                "{`dataset`: {`type`: `scenes`, `folder`: `/none/here`}} | dataset.folder | /none/here | a folder",
                "{`dataset`: {`type`: `generated-scene`, `rows`: 4}} | dataset.rows | 4 | a whole number greater than or equal to 8",
                "{`dataset`: {`type`: `idx`, `folder`: `/none/here`}} | dataset.folder | /none/here | a folder",
                "{`optimizer`: {`learningRate`: -0.1}} | optimizer.learningRate | -0.1 | a number greater than 0",
                "{`optimizer`: {`learningRate`: `0.1`}} | optimizer.learningRate | 0.1 | a number",
                "{`optimizer`: {`learningRate`: 1e999}} | optimizer.learningRate | | a number",
                "{`optimizer`: {`type`: `adamax`}} | optimizer.type | adamax | one of sgd, adam, adamw",
                "{`optimizer`: {`type`: 1}} | optimizer.type | 1 | one of sgd, adam, adamw",
                "{`optimizer`: {`momentum`: 0.5}} | optimizer.momentum | 0.5 | one of the fields learningRate, beta1",
                "{`optimizer`: {`type`: `adamv`}} | optimizer.type | adamv | did you mean adam?",
                "{`optimizer`: {`learningrat`: 1}} | optimizer.learningrat | 1 | did you mean learningRate?",
                "{`optimizer`: {`type`: `sgd`, `momentum`: 0, `nesterov`: true}} | optimizer.nesterov | true | false unless momentum is greater than 0",
                "{`schedule`: {}} | schedule.type | | one of constant, step, multi-step,",
                "{`schedule`: {`type`: `step`}} | schedule.stepSize | | a whole number",
                "{`schedule`: {`type`: `step`, `stepSize`: 0}} | schedule.stepSize | 0 | a whole number greater than 0",
                "{`schedule`: {`type`: `multi-step`, `milestones`: []}} | schedule.milestones | | a list, each a whole number",
                "{`schedule`: {`type`: `cosine`, `per`: `day`}} | schedule.per | day | one of epoch, step",
                "{`schedule`: {`type`: `cosine`, `warmUp`: {`length`: 0}}} | schedule.warmUp.length | 0 | a whole number greater than 0",
                "{`schedule`: {`type`: `cosine`, `warmUp`: {}}} | schedule.warmUp.length | | a whole number",
                "{`schedule`: {`type`: `cosine`, `warmup`: {`length`: 2}}} | schedule.warmup | | did you mean warmUp?",
                "{`schedule`: {`type`: `plateau`, `metric`: `loss`}} | schedule.metric | loss | a text as validation_loss",
                "{`schedule`: {`type`: `plateau`, `mode`: `max`}} | schedule.mode | max | min where metric is a loss",
                "{`regularisation`: {`l1`: -1}} | regularisation.l1 | -1.0 | a number greater than or equal to 0",
                "{`regularisation`: {`labelSmoothing`: 1}} | regularisation.labelSmoothing | 1.0 | a number less than 1",
                "{`regularisation`: {`clipNorm`: 0}} | regularisation.clipNorm | 0.0 | a number greater than 0",
                "{`regularisation`: {`classWeights`: `rare`}} | regularisation.classWeights | rare | balanced, or an object",
                "{`regularisation`: {`classWeights`: {`3`: 0}}} | regularisation.classWeights.3 | 0 | a number greater than 0",
                "{`dataset`: {`type`: `generated-regression`}, `regularisation`: {`labelSmoothing`: 0.1}} | regularisation.labelSmoothing | 0.1 | nothing unless the data set has classes",
                "{`augmentation`: {`rotate`: 270}} | augmentation.rotate | 270.0 | a number less than or equal to 180",
                "{`augmentation`: {`shift`: 28}} | augmentation.shift | 28 | less than the 28 pixels of a side",
                "{`augmentation`: {`flip`: true}} | augmentation.flip | true | one of the fields shift, flipHorizontal",
                "{`earlyStopping`: {`metric`: `loss`}} | earlyStopping.metric | loss | a text as validation_loss",
                "{`earlyStopping`: {`metric`: `validation_rmse`}} | earlyStopping.metric | validation_rmse | one of train_loss, validation_loss, train_accuracy, validation_accuracy",
                "{`earlyStopping`: {`metric`: `validation_accuracy`}, `dataset`: {`type`: `generated-regression`}} | earlyStopping.metric | validation_accuracy | validation_rmse",
                "{`earlyStopping`: {`mode`: `max`}} | earlyStopping.mode | max | min where metric is a loss",
                "{`earlyStopping`: {`mode`: `up`}} | earlyStopping.mode | up | one of min, max",
                "{`earlyStopping`: {`patience`: 0}} | earlyStopping.patience | 0 | a whole number greater than 0",
                "{`earlyStopping`: {`minDelta`: -0.1}} | earlyStopping.minDelta | -0.1 | a number greater than or equal to 0",
                "{`earlyStopping`: {`restorebest`: true}} | earlyStopping.restorebest | true | did you mean restoreBest?",
                "{`earlyStopping`: true} | earlyStopping | true | an object",
                "{`optimizer`: {`type`: `sgd`, `momentum`: 1}} | optimizer.momentum | 1.0 | a number less than 1",
                "{`optimizer`: {`lr`: 1}} | optimizer.lr | 1 | one of the fields learningRate",
                "{`optimizer`: []} | optimizer | [] | an object",
                "{`epochs`: 0} | epochs | 0 | a whole number greater than 0",
                "{`epochs`: 1.5} | epochs | 1.5 | a whole number",
                "{`epochs`: 99999999999} | epochs | 99999999999 | a whole number",
                "{`epochs`: true} | epochs | true | a whole number",
                "{`batchSize`: -64} | batchSize | -64 | a whole number greater than 0",
                "{`batchSize`: 65537} | batchSize | 65537 | a whole number less than or equal to 65536",
                "{`seed`: `x`} | seed | x | a whole number",
                "{`name`: ``} | name | `` | a text",
                "{`name`: `a\\u0000b`} | name | | a text without control characters",
                "{`name`: `a\\nb`} | name | | a text without control characters",
                "{`name`: `a\\ud83d`} | name | a? | a text without control characters and halves of surrogate pairs",
                "{`tags`: [`a`, `\\u0000`]} | tags[1] | | a text without control characters",
                "{`tags`: [`\\udc00b`]} | tags[0] | ?b | a text without control characters and halves",
                "{`name`: 5} | name | 5 | a text",
                "{`tags`: [`a`, ` `]} | tags[1] | ` ` | a text",
                "{`watch`: {`histogramEpochs`: -1}} | watch.histogramEpochs | -1 | a whole number greater than or equal",
                "{`watch`: {`histogramSteps`: -1}} | watch.histogramSteps | -1 | a whole number greater than or equal",
                "{`watch`: {`pictureEpochs`: -1}} | watch.pictureEpochs | -1 | a whole number greater than or equal",
                "{`watch`: {`probes`: 0}} | watch.probes | 0 | a whole number greater than 0",
                "{`watch`: {`probes`: 10001}} | watch.probes | 10001 | a whole number less than or equal to 10000",
                "{`watch`: {`tensors`: [`weights`, `biases`]}} | watch.tensors[1] | biases | a list, each one of weights, gradients, updates, activations",
                "{`watch`: {`tensors`: [1]}} | watch.tensors[0] | 1 | a list, each one of weights, gradients, updates, activations",
                "{`watch`: {`tensors`: []}} | watch.tensors | [] | a list, each one of weights, gradients, updates, activations",
                "{`watch`: {`samples`: [-1]}} | watch.samples[0] | -1 | a whole number greater than or equal to 0",
                "{`watch`: {`samples`: [1, 2000]}} | watch.samples[1] | 2000 | a whole number from 0 to 1999",
                "{`watch`: {`samples`: 5}} | watch.samples | 5 | a list, each a whole number",
                "{`watch`: {`histograms`: 5}} | watch.histograms | 5 | one of the fields patches, steps, histogramEpochs",
                "{`watch`: {`patches`: 1}} | watch.patches | 1 | true or false",
                "{`evaluation`: {`every`: -1}} | evaluation.every | -1 | a whole number greater than or equal to 0",
                "{`evaluation`: {`atEnd`: 1}} | evaluation.atEnd | 1 | true or false",
                "{`evaluation`: {`always`: true}} | evaluation.always | true | one of the fields every, atEnd",
                "{`kind`: `rate-range-tets`, `rateRange`: {}} | kind | rate-range-tets | one of training, rate-range-test; did you mean rate-range-test?",
                "{`kind`: `rate_range_test`} | kind | rate_range_test | one of training, rate-range-test; did you mean rate-range-test?",
                "{`kind`: 1} | kind | 1 | one of training, rate-range-test",
                "{`rateRange`: {`steps`: 50}} | rateRange | {\"steps\":50} | nothing unless kind is rate-range-test",
                "{`kind`: `training`, `rateRange`: {}} | rateRange | {} | nothing unless kind is rate-range-test",
                "{`kind`: `rate-range-test`, `epochs`: 5} | epochs | 5 | nothing where kind is rate-range-test, which takes rateRange.steps steps",
                "{`kind`: `rate-range-test`, `earlyStopping`: {}} | earlyStopping | {} | nothing where kind is rate-range-test",
                "{`kind`: `rate-range-test`, `evaluation`: {`atEnd`: true}} | evaluation | {\"atEnd\":true} | nothing where kind is rate-range-test",
                "{`kind`: `rate-range-test`, `checkpoints`: {}} | checkpoints | {} | nothing where kind is rate-range-test",
                "{`kind`: `rate-range-test`, `watch`: {`samples`: [1]}} | watch | {\"samples\":[1]} | nothing where kind is rate-range-test",
                "{`kind`: `rate-range-test`, `schedule`: {`type`: `one-cycle`}} | schedule.type | one-cycle | constant where kind is rate-range-test, whose rates rateRange says",
                "{`kind`: `rate-range-test`, `schedule`: {`type`: `constant`, `warmUp`: {`length`: 2}}} | schedule.warmUp | {\"length\":2} | nothing where kind is rate-range-test",
                "{`kind`: `rate-range-test`, `rateRange`: {`from`: 0}} | rateRange.from | 0.0 | a number greater than 0",
                "{`kind`: `rate-range-test`, `rateRange`: {`from`: 0.1, `to`: 0.1}} | rateRange.to | 0.1 | a number greater than from, which is 0.1",
                "{`kind`: `rate-range-test`, `rateRange`: {`from`: 20}} | rateRange.to | 10.0 | a number greater than from, which is 20.0",
                "{`kind`: `rate-range-test`, `rateRange`: {`steps`: 9}} | rateRange.steps | 9 | a whole number greater than or equal to 10",
                "{`kind`: `rate-range-test`, `rateRange`: {`smoothing`: 1}} | rateRange.smoothing | 1.0 | a number less than 1",
                "{`kind`: `rate-range-test`, `rateRange`: {`divergence`: 1}} | rateRange.divergence | 1.0 | a number greater than 1",
                "{`kind`: `rate-range-test`, `rateRange`: {`start`: 1}} | rateRange.start | 1 | one of the fields from, to, steps, smoothing, divergence",
                "{`corrections`: {}} | corrections | {} | a list, each an object",
                "{`corrections`: [3]} | corrections[0] | 3 | an object",
                "{`corrections`: [{`row`: 1, `column`: 1, `action`: `exclude`}]} | corrections[0].scene | | a text",
                "{`corrections`: [{`scene`: `s`, `row`: -1, `column`: 1, `action`: `exclude`}]} | corrections[0].row | -1 | a whole number greater than or equal to 0",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1.5, `action`: `exclude`}]} | corrections[0].column | 1.5 | a whole number",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1}]} | corrections[0].action | | one of relabel, exclude, weight",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `move`}]} | corrections[0].action | move | one of relabel, exclude, weight",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `relabel`}]} | corrections[0].class | | the name of a class, or its index",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `relabel`, `class`: 1.5}]} | corrections[0].class | 1.5 | the name of a class, or its index",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `exclude`, `class`: 1}]} | corrections[0].class | 1 | nothing unless action is relabel",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `weight`}]} | corrections[0].weight | | a number from 0",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `weight`, `weight`: -1}]} | corrections[0].weight | -1.0 | a number greater than or equal to 0",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `weight`, `weight`: 1e7}]} | corrections[0].weight | 1.0E7 | a number less than or equal to 1000000",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `weight`, `weight`: 1e999}]} | corrections[0].weight | | a number",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `exclude`, `weight`: 2}]} | corrections[0].weight | 2.0 | nothing unless action is weight",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 1, `action`: `exclude`, `x`: 2}]} | corrections[0].x | 2 | one of the fields scene, row, column, action, class, weight",
                "{`corrections`: [{`scene`: `s`, `row`: 1, `column`: 2, `action`: `exclude`}, {`scene`: `s`, `row`: 1, `column`: 2, `action`: `weight`, `weight`: 2}]} | corrections[1] | scene s, row 1, column 2 | a patch that is named once; corrections[0] is about the same",
                "{`model`: {`type`: `mlpp`}} | model.type | mlpp | did you mean mlp?",
                "{`model`: {`type`: `resnet1`}} | model.type | resnet1 | did you mean resnet?",
                "{`model`: {`type`: null}} | model.type | null | one of cnn, mlp",
                "{`model`: {`type`: [`mlp`]}} | model.type | | one of cnn, mlp",
                "{`model`: {`type`: `resnet`, `depth`: 18}} | model.depth | 18 | 6n + 2 layers: 8, 14, 20",
                "{`model`: {`type`: `resnet`, `depth`: 2}} | model.depth | 2 | a whole number greater than or equal to 8",
                "{`model`: {`type`: `resnet`}, `dataset`: {`type`: `generated-regression`}} | model.type | resnet | images of (channels, height, width)",
                "{`model`: {`type`: `resnet`}, `dataset`: {`type`: `generated-scene`, `patch`: 7}} | model.type | resnet | images of at least 8 × 8 pixels",
                "{`model`: {`type`: `unet`, `levels`: 3}} | model.levels | 3 | at most 2: each halves the image, which has 28 × 28 pixels",
                "{`model`: {`type`: `unet`, `levels`: 0}} | model.levels | 0 | a whole number greater than or equal to 1",
                "{`model`: {`type`: `cnn`, `kernel`: 4}} | model.kernel | 4 | an odd number",
                "{`dataset`: {`type`: `generate`}} | dataset.type | generate | did you mean generated?",
                "{`dataset`: {`type`: 5}} | dataset.type | 5 | one of csv, generated",
                "{`regularisation`: {`classWeights`: {`ten`: 2}}} | regularisation.classWeights.ten | 2.0 | a weight of 0, 1, 2",
                "{`regularisation`: {`classWeights`: {`10`: 2}}} | regularisation.classWeights.10 | 2.0 | or of an index from 0 to 9",
                "{`regularisation`: {`classWeights`: {`3`: 2, `03`: 5}}} | regularisation.classWeights.3 | 2.0 | nothing beside 03: both are the same class",
                "{`regularisation`: {`classWeights`: {`forst`: 2}}, `dataset`: {`type`: `generated-scene`}} | regularisation.classWeights.forst | 2.0 | did you mean forest?",
                "{`schedule`: {`type`: `plateau`}, `dataset`: {`type`: `generated-scene`, `validation`: 0}} | schedule.metric | validation_loss | one of train_loss, train_accuracy; the data set has no samples to validate on",
                "{`schedule`: {`type`: `plateau`, `metric`: `validation_accuracy`}, `dataset`: {`type`: `generated-regression`}} | schedule.metric | validation_accuracy | one of train_loss, validation_loss, train_mae",
                "{`schedule`: {`type`: `plateau`, `metric`: `validation_acuracy`}} | schedule.metric | validation_acuracy | did you mean validation_accuracy?",
                "{`earlyStopping`: {}, `dataset`: {`type`: `generated-scene`, `validation`: 0}} | earlyStopping.metric | validation_loss | one of train_loss, train_accuracy; the data set has no samples to validate on",
                "{`corrections`: [{`scene`: `samples`, `row`: 1, `column`: 1, `action`: `relabel`, `class`: `ten`}]} | corrections[0].class | ten | one of 0, 1, 2",
                "{`corrections`: [{`scene`: `samples`, `row`: 1, `column`: 1, `action`: `relabel`, `class`: 10}]} | corrections[0].class | 10 | one of 0, 1, 2",
                "{`corrections`: [null]} | corrections[0] | null | an object",
                "{`corrections`: [[]]} | corrections[0] | [] | an object",
                "{`model`: []} | model | [] | an object",
                "{`model`: {`type`: `mlp`, `hidden`: [[8]]}} | model.hidden[0] | [8] | a list, each a whole number",
                "{`model`: {`type`: `mlp`, `hidden`: {}}} | model.hidden | {} | a list, each a whole number",
                "{`model`: {`type`: `mlp`, `hidden`: [null]}} | model.hidden[0] | | a whole number",
                "{`model`: {`type`: `mlp`, `dropout`: -1e400}} | model.dropout | | a number",
                "{`dataset`: `generated`} | dataset | generated | an object",
                "{`optimizer`: 0.01} | optimizer | 0.01 | an object",
                "{`optimizer`: {`learningRate`: []}} | optimizer.learningRate | [] | a number",
                "{`schedule`: [`cosine`]} | schedule | | an object",
                "{`loss`: `mse`} | loss | mse | an object",
                "{`regularisation`: 1} | regularisation | 1 | an object",
                "{`regularisation`: {`classWeights`: []}} | regularisation.classWeights | | balanced, or an object",
                "{`augmentation`: true} | augmentation | true | an object",
                "{`earlyStopping`: []} | earlyStopping | [] | an object",
                "{`watch`: []} | watch | [] | an object",
                "{`watch`: {`samples`: [1e400]}} | watch.samples[0] | | a list, each a whole number",
                "{`evaluation`: 3} | evaluation | 3 | an object",
                "{`checkpoints`: []} | checkpoints | [] | an object",
                "{`epochs`: `10`} | epochs | 10 | a whole number",
                "{`epochs`: [10]} | epochs | [10] | a whole number",
                "{`epochs`: {}} | epochs | {} | a whole number",
                "{`epochs`: 1e400} | epochs | | a whole number",
                "{`seed`: 9223372036854775808} | seed | 9223372036854775808 | a whole number",
                "{`seed`: 1e30} | seed | | a whole number",
                "{`name`: [`a`]} | name | | a text",
                "{`tags`: `a`} | tags | a | a list, each a text",
                "{`tags`: {}} | tags | {} | a list, each a text",
                "{`tags`: [null]} | tags[0] | | a text",
                "{`tags`: [[`a`]]} | tags[0] | | a list, each a text",
            })
    void namesTheFieldItsValueAndWhatIsAccepted(String request, String field, String value, String accepted) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> reader.readAndTry(request.replace('`', '"')));

        assertThat(problem).as("refused").isNotNull();
        assertThat(problem.faults()).hasSize(1);
        Fault fault = problem.faults().get(0);
        assertThat(fault.field()).isEqualTo(field);
        if (value != null && !value.contains("`")) {
            assertThat(fault.value()).isEqualTo(value);
        }
        assertThat(fault.accepted()).contains(accepted == null ? "" : accepted);
    }

    /** The opening event carries the request, and those who store it would refuse it with the whole run. */
    @Test
    void textThatNoEventMayHoldIsRefusedWhereverItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "a,y\n1,2\n2,3\n");
        String request = """
                {"dataset": {"type": "csv", "file": "%s", "target": "y", "validation": 0, "test": 0, %%s}}
                """.formatted(file);
        assertThat(reader.readAndTry(request.formatted("\"unit\": \"m\"")).json())
                .contains("\"unit\":\"m\"");

        for (String part : List.of("\"missingMarkers\": [\"a\\u0000\"]", "\"unit\": \"\\ud800\"")) {
            assertThatThrownBy(() -> reader.readAndTry(request.formatted(part)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.faults())
                                    .singleElement()
                                    .extracting(Fault::accepted)
                                    .isEqualTo("text without U+0000 and halves of surrogate pairs"));
        }
    }

    @Test
    void aRateRangeTestIsWrittenOutWithoutWhatItHasNoUseFor() {
        ResolvedRequest resolved =
                reader.readAndTry("{\"kind\": \"rate-range-test\", \"optimizer\": {\"type\": \"sgd\"}}");

        assertThat(resolved.request().name()).isEqualTo("rate-range test of mlp on generated");
        assertThat(resolved.json())
                .startsWith("{\"kind\":\"rate-range-test\"")
                .contains(
                        "\"rateRange\":{\"from\":1.0E-7,\"to\":10.0,\"steps\":100,\"smoothing\":0.98,\"divergence\":4.0}",
                        "\"schedule\":{\"type\":\"constant\"")
                .doesNotContain("\"epochs\"", "\"watch\"", "\"evaluation\"", "\"checkpoints\"", "\"earlyStopping\"");
        assertThat(reader.readAndTry(resolved.json()).json()).isEqualTo(resolved.json());
        assertThat(reader.read("{}").json())
                .startsWith("{\"kind\":\"training\"")
                .doesNotContain("rateRange");
    }

    @Test
    void writesOutHowARunLearns() {
        String resolved = reader.readAndTry("""
                        {"optimizer": {"type": "rmsprop"},
                         "schedule": {"type": "one-cycle", "warmUp": {"length": 3}},
                         "regularisation": {"classWeights": {"3": 2}, "clipNorm": 1},
                         "augmentation": {"shift": 2}}
                        """).json();

        assertThat(resolved)
                .contains(
                        "\"optimizer\":{\"type\":\"rmsprop\",\"learningRate\":0.01,\"alpha\":0.99,\"epsilon\":1.0E-8,"
                                + "\"momentum\":0.0,\"centered\":false,\"weightDecay\":0.0}",
                        "\"schedule\":{\"type\":\"one-cycle\",\"riseShare\":0.3,\"divFactor\":25.0,"
                                + "\"finalDivFactor\":10000.0,\"anneal\":\"cosine\",\"threePhase\":false,\"per\":\"step\","
                                + "\"warmUp\":{\"length\":3,\"startFactor\":0.3333333333333333}}",
                        "\"regularisation\":{\"l1\":0.0,\"l2\":0.0,\"decayBiases\":false,\"decayNorms\":false,"
                                + "\"labelSmoothing\":0.0,\"classWeights\":{\"3\":2},\"clipNorm\":1.0}",
                        "\"augmentation\":{\"shift\":2,\"flipHorizontal\":false,\"flipVertical\":false,"
                                + "\"rotate\":0.0,\"noise\":0.0}");
        assertThat(reader.read(resolved).json()).isEqualTo(resolved);
    }

    @Test
    void writesOutEarlyStoppingIfItIsAskedFor() {
        ResolvedRequest without = reader.readAndTry("{\"earlyStopping\": null}");
        ResolvedRequest with = reader.readAndTry("{\"earlyStopping\": {\"metric\": \"validation_accuracy\"}}");

        assertThat(without.learning().stopping()).isEmpty();
        assertThat(without.json()).doesNotContain("earlyStopping");
        assertThat(with.json())
                .contains("\"earlyStopping\":{\"metric\":\"validation_accuracy\",\"mode\":\"max\",\"patience\":5,"
                        + "\"minDelta\":0.0,\"restoreBest\":true}");
        assertThat(reader.read(with.json()).learning()).isEqualTo(with.learning());
    }

    @Test
    void writesOutWhatIsDoneAboutFindings() {
        ResolvedRequest resolved = reader.readAndTry("""
                {"onFinding": {"divergence": "stop", "plateau": "reduce-rate", "loss-surge": null,
                  "oscillation": {"action": "REDUCE-RATE", "factor": 0.5, "cooldown": 3}}}""");

        assertThat(resolved.json()).contains("""
                "onFinding":{"divergence":{"action":"stop"},\
                "plateau":{"action":"reduce-rate","factor":0.1,"cooldown":1},\
                "oscillation":{"action":"reduce-rate","factor":0.5,"cooldown":3}}""");
        assertThat(reader.readAndTry(resolved.json()).json()).isEqualTo(resolved.json());
        assertThat(reader.read(resolved.json()).onFinding())
                .isEqualTo(resolved.onFinding())
                .containsOnlyKeys("divergence", "plateau", "oscillation");
    }

    @Test
    void aBestEpochNeedsSamplesToValidateOn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("numbers.csv"),
                "x,y\n" + IntStream.range(0, 50).mapToObj(i -> i + "," + 2 * i).collect(Collectors.joining("\n")));
        String request = """
                {"dataset": {"type": "csv", "file": "%s", "target": "y", "validation": 0, "test": 0},
                 "onFinding": {"overfitting": "restore-best-and-stop", "plateau": "reduce-rate"}}""".formatted(file);

        assertThat(catchThrowableOfType(ProblemException.class, () -> reader.readAndTry(request))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("onFinding.overfitting");
                    assertThat(fault.accepted()).contains("no samples to validate on");
                });
    }

    @Test
    void keepsCorrectionsAndEvaluationInTheResolvedRequest() {
        String corrections = """
                [{"scene":"samples","row":0,"column":1,"action":"relabel","class":"7"},\
                {"scene":"samples","row":0,"column":2,"action":"relabel","class":7},\
                {"scene":"samples","row":0,"column":3,"action":"exclude"},\
                {"scene":"samples","row":0,"column":4,"action":"weight","weight":0.25}]""";

        String resolved = reader.readAndTry(
                        "{\"corrections\": %s, \"evaluation\": {\"atEnd\": true}}".formatted(corrections))
                .json();

        assertThat(resolved)
                .contains("\"corrections\":" + corrections)
                .contains("\"evaluation\":{\"every\":0,\"atEnd\":true}");
        assertThat(reader.read(resolved).json()).isEqualTo(resolved);
    }

    @Test
    void refusesMoreCorrectionsThanAnEventHolds() {
        String one = "{\"scene\": \"samples\", \"row\": 0, \"column\": %d, \"action\": \"exclude\"}";
        String many = IntStream.range(0, 5001).mapToObj(one::formatted).collect(Collectors.joining(",", "[", "]"));

        assertThatThrownBy(() -> reader.readAndTry("{\"corrections\": " + many + "}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .containsExactly(
                                        new Fault("corrections", "5001 entries", "a list of at most 5000 entries")));
    }

    @Test
    void correctsTheDataThatItOpens() throws IOException, UnusableCorrectionsException {
        String request = """
                {"dataset": {"type": "generated", "samples": 100}, "corrections": [
                  {"scene": "samples", "row": 0, "column": 1, "action": "relabel", "class": 7},
                  {"scene": "samples", "row": 0, "column": 3, "action": "exclude"}]}
                """;

        try (DataSet data = reader.readAndTry(request).open()) {
            assertThat(data.label(1)).isEqualTo(7);
            assertThat(data.split(3)).isEqualTo(Split.SPLIT_UNSPECIFIED);
        }
    }

    @Test
    void saysWhichCorrectionDoesNotFitTheData() {
        ResolvedRequest request = reader.readAndTry("""
                {"corrections": [{"scene": "samples", "row": 900, "column": 1, "action": "exclude"}]}
                """);

        assertThatThrownBy(request::open)
                .isInstanceOf(UnusableCorrectionsException.class)
                .hasMessage("corrections[0].row is 900, accepted: a whole number from 0 to 44");
    }

    @Test
    void takesNamesInAnyLanguageAndWholeSurrogatePairs() {
        String request = "{\"name\": \"Prüfung \\ud83d\\ude80 試験\", \"tags\": [\"\\ud83d\\ude80\"]}";
        assertThat(reader.read(request).request().name()).isEqualTo("Prüfung \ud83d\ude80 試験");
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThatThrownBy(() -> reader.readAndTry("""
                        {"model": {"type": "mlp", "dropout": 2}, "dataset": {"type": "idx"}, "epochs": -1,
                         "optimizer": {"learningRate": -1}, "unknown": 1}
                        """))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder(
                                        "unknown",
                                        "epochs",
                                        "optimizer.learningRate",
                                        "model.dropout",
                                        "dataset.folder"));
    }

    @Test
    void namesWhatDoesNotFitTheDataBesideAllElse() {
        assertThatThrownBy(() -> reader.readAndTry("""
                        {"model": {"type": "unet", "levels": 3}, "optimizer": {"type": "adam", "beta1": 2},
                         "schedule": {"type": "plateau", "factor": 2, "metric": "validation_rmse"},
                         "augmentation": {"shift": 28}, "watch": {"samples": [2000], "probes": 0}, "epochs": "ten",
                         "regularisation": {"l1": -1, "classWeights": {"ten": 1}},
                         "earlyStopping": {"metric": "validation_rmse", "patience": 0}}
                        """))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder(
                                        "model.levels",
                                        "optimizer.beta1",
                                        "schedule.factor",
                                        "schedule.metric",
                                        "augmentation.shift",
                                        "watch.samples[0]",
                                        "watch.probes",
                                        "epochs",
                                        "regularisation.l1",
                                        "regularisation.classWeights.ten",
                                        "earlyStopping.metric",
                                        "earlyStopping.patience"));
    }

    @Test
    void namesWhatIsWrongWithAModelWhateverTheDataAre() {
        assertThatThrownBy(() -> reader.readAndTry("""
                        {"model": {"type": "resnet", "depth": 9}, "dataset": {"type": "idx", "folder": "/none/here"}}
                        """))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder("model.depth", "dataset.folder"));
    }

    @Test
    void nullIsAsIfNothingWereSaid() {
        String nulls = Arrays.stream(TrainingRequest.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(field -> !field.equals("seed"))
                .map("\"%s\": null"::formatted)
                .collect(Collectors.joining(", "));

        assertThat(reader.readAndTry("{\"seed\": 1, " + nulls + "}").json())
                .isEqualTo(reader.readAndTry("{\"seed\": 1}").json());
    }

    @Test
    void writesOutEveryDefaultAndLeavesOutWhatIsNotWanted() throws JsonProcessingException {
        JsonNode resolved = new ObjectMapper()
                .readTree(reader.readAndTry("{\"schedule\": {\"type\": \"cosine\"}}")
                        .json());

        assertThat(absent(TrainingRequest.class, resolved))
                .containsExactlyInAnyOrder("earlyStopping", "onFinding", "rateRange");
        assertThat(absent(RegularisationRequest.class, resolved.get("regularisation")))
                .containsExactlyInAnyOrder("classWeights", "clipNorm", "clipValue");
        assertThat(absent(LossRequest.class, resolved.get("loss"))).containsExactly("delta");
        assertThat(absent(CosineParameters.class, resolved.get("schedule"))).containsExactly("length", "warmUp");
        assertThat(absent(AugmentationParameters.class, resolved.get("augmentation")))
                .isEmpty();
        assertThat(absent(WatchRequest.class, resolved.get("watch"))).isEmpty();
        assertThat(absent(EvaluationRequest.class, resolved.get("evaluation"))).isEmpty();
        assertThat(absent(CheckpointParameters.class, resolved.get("checkpoints")))
                .isEmpty();
    }

    private static Stream<String> absent(Class<? extends Record> type, JsonNode json) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(field -> !json.has(field));
    }

    @Test
    void namesATruncatedIdxFile(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 4});
        Files.write(folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 9, 1, 2});
        String request = "{\"dataset\": {\"type\": \"idx\", \"folder\": \"%s\"}}".formatted(folder);

        assertThatThrownBy(() -> reader.readAndTry(request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.field()).isEqualTo("dataset.folder"))
                                .satisfies(fault -> assertThat(fault.accepted()).contains("train-images-idx3-ubyte")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"epochs\": 5,\n  \"name\": }",
                "{\"epochs\": 5,\n \"epochs\": 6}",
                "{}\n {}",
                "{\"model\": {\"type\": \"mlp\",\n \"type\": \"cnn\"}}",
                "{\n\"epochs\": NaN}"
            })
    void saysWhereABodyIsNotJson(String body) {
        assertThatThrownBy(() -> reader.read(body)).hasMessageContaining("line 2, column");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThatThrownBy(() -> reader.read("{\"tags\": " + "[".repeat(5_000)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The body is not JSON that is read here: ");
        assertThatThrownBy(() -> reader.read("{\"epochs\": " + "9".repeat(5_000) + "}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The body is not JSON that is read here: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "null"})
    void asksForAnObject(String body) {
        assertThatThrownBy(() -> reader.read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("must be a JSON object");
    }

    @Test
    void takesTheListOfSuspectsBackWithoutWhatIsForItsReader() {
        ResolvedRequest request = reader.read("""
                {"dataset": {"type": "generated"}, "corrections": [
                  {"scene": "samples", "row": 1, "column": 2, "split": "train", "given": "3", "predicted": "8",
                   "verdict": "suspect_label", "confidence": 0.01, "action": null, "class": null, "weight": null},
                  {"scene": "samples", "row": 1, "column": 3, "split": "train", "given": "3", "predicted": "8",
                   "verdict": "suspect_label", "confidence": 0.02, "action": "exclude", "class": null, "weight": null}
                ]}
                """);

        assertThat(request.request().corrections())
                .containsExactly(new CorrectionRequest("samples", 1, 3, CorrectionRequest.Action.EXCLUDE, null, null));
    }
}
