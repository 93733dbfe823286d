package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows in {@code .github/workflows}, without running them. */
class WorkflowTest {
    private static final String RELEASE = ".github/workflows/release.yml";
    private static final String CI = ".github/workflows/ci.yml";
    private static final Pattern PINNED = Pattern.compile("uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern MAVEN = Pattern.compile("\\./mvnw ([^)\"\\n]+)");
    private static final Pattern COMPOSE = Pattern.compile("docker compose ([^\\n]+)");

    /** Goals and phases that Maven knows whatever the project. */
    private static final Set<String> GOALS = Set.of("verify", "help:evaluate");

    private final Repository repository = Repository.ofThisModule();
    private final ComposeFile compose = ComposeFile.of(repository);

    static List<String> workflows() {
        return Repository.ofThisModule().files(".github/workflows");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pinsEveryActionByItsCommitAndNamesItsVersion(String workflow) {
        assertThat(repository
                        .text(workflow)
                        .lines()
                        .filter(line -> line.contains("uses:") && !line.endsWith(" ./" + CI)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayReadAndNoMoreUnlessAJobPublishes(String workflow) {
        var content = repository.yaml(workflow).get(0);
        var writes = new TreeSet<String>();
        content.path("jobs")
                .properties()
                .forEach(job -> job.getValue().path("permissions").properties().forEach(permission -> {
                    if (!permission.getValue().asText().equals("read")) {
                        writes.add(job.getKey() + " " + permission.getKey());
                    }
                }));

        assertThat(content.path("permissions")).hasToString("{\"contents\":\"read\"}");
        assertThat(writes)
                .containsExactlyElementsOf(
                        workflow.equals(RELEASE) ? List.of("images packages", "publish contents") : List.of());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void limitsTheTimeOfEveryJobAndKeepsNoTokenInItsFiles(String workflow) {
        assertThat(jobs(workflow))
                .filteredOn(job -> !job.has("uses"))
                .isNotEmpty()
                .allSatisfy(job -> {
                    assertThat(job.path("timeout-minutes").asInt()).isBetween(1, 90);
                    assertThat(steps(job))
                            .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                            .allSatisfy(step -> assertThat(step.at("/with/persist-credentials"))
                                    .hasToString("false"));
                });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void buildsByGoalsAndProfilesThatExist(String workflow) {
        String pom = repository.text("pom.xml");

        assertThat(arguments(MAVEN, workflow)).isNotEmpty().allSatisfy(arguments -> {
            assertThat(arguments).anyMatch(GOALS::contains);
            assertThat(arguments)
                    .allSatisfy(argument -> assertThat(argument)
                            .satisfiesAnyOf(
                                    goal -> assertThat(goal).isIn(GOALS),
                                    profile -> assertThat(pom)
                                            .contains("<id>" + profile.replaceFirst("^-P", "") + "</id>"),
                                    property ->
                                            assertThat(pom).contains("<" + property.replaceAll("^-D|=.*", "") + ">"),
                                    option -> assertThat(option).isIn("-B", "-ntp", "-q", "-DforceStdout"),
                                    // What is released has been tested by the workflow that it waits for.
                                    untested -> assertThat(workflow + " " + untested)
                                            .isEqualTo(RELEASE + " -DskipTests"),
                                    asked -> assertThat(asked).isEqualTo("-Dexpression=project.version")));
        });
    }

    @Test
    void runsServicesAndProfilesOfComposeThatExist() {
        var profiles = new TreeSet<String>();
        compose.services().values().forEach(service -> profiles.addAll(texts(service.path("profiles"))));

        var commands = workflows().stream()
                .flatMap(workflow -> arguments(COMPOSE, workflow).stream())
                .toList();
        assertThat(commands).isNotEmpty().allSatisfy(arguments -> {
            for (int i = 0; i < arguments.size(); i++) {
                String before = i == 0 ? "" : arguments.get(i - 1);
                if (before.equals("--profile")) {
                    assertThat(profiles).contains(arguments.get(i));
                } else if ((arguments.get(0).equals("pull") && i > 0) || before.equals("--rm")) {
                    assertThat(compose.services()).containsKey(arguments.get(i));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void usesTheJavaThatTheProjectIsCompiledFor(String workflow) {
        String release = repository.text("pom.xml").split("</?maven.compiler.release>", -1)[1];

        assertThat(jobs(workflow).stream()
                        .flatMap(job -> steps(job).stream())
                        .map(step -> step.at("/with/java-version"))
                        .filter(version -> !version.isMissingNode())
                        .map(JsonNode::asText))
                .containsOnly(release);
    }

    @Test
    void releasesOnlyWhatPassesCi() {
        var release = repository.yaml(RELEASE).get(0).path("jobs");

        assertThat(repository.text(CI).lines()).contains("  workflow_call:");
        assertThat(release.at("/ci/uses").asText()).isEqualTo("./" + CI);
        assertThat(release.at("/build/needs").asText()).isEqualTo("ci");
        assertThat(release.at("/images/needs").asText()).isEqualTo("build");
        assertThat(texts(release.at("/publish/needs"))).containsExactly("build", "images");
        assertThat(commands(CI)).contains("./mvnw -B -ntp -Prelease verify", "docker compose run --rm demo");
    }

    @Test
    void publishesTheImagesOfComposeForBothPlatforms() {
        var images = repository.yaml(RELEASE).get(0).at("/jobs/images");
        var built = compose.services().entrySet().stream()
                .filter(service -> service.getValue().has("build"))
                .map(Map.Entry::getKey)
                .toList();
        var publishing = steps(images).get(steps(images).size() - 1);

        assertThat(texts(images.at("/strategy/matrix/service"))).containsExactlyInAnyOrderElementsOf(built);
        assertThat(commands(RELEASE))
                .anySatisfy(command ->
                        assertThat(command).contains("name=ghcr.io/${GITHUB_REPOSITORY_OWNER,,}/epochscope/$SERVICE"));
        assertThat(publishing.at("/with/platforms").asText()).isEqualTo("linux/amd64,linux/arm64");
        for (String service : built) {
            assertThat(compose.resolve(
                            compose.services().get(service).path("image").asText()))
                    .startsWith("epochscope/" + service + ":");
            assertThat(publishing.at("/with/build-args").asText().lines())
                    .isNotEmpty()
                    .allSatisfy(argument -> assertThat(
                                    Dockerfile.of(repository, service).arguments())
                            .containsKey(argument.replaceFirst("=.*", "")));
        }
    }

    @Test
    void scansTheImagesThatItHasBuilt() {
        String workflow = repository.text(CI);

        assertThat(compose.environment().stringPropertyNames()).contains("IMAGE_TRAINER", "IMAGE_METRICS");
        assertThat(workflow)
                .contains("steps.images.outputs.IMAGE_TRAINER")
                .contains("steps.images.outputs.IMAGE_METRICS")
                .contains("grep -E '^IMAGE_(TRAINER|METRICS)=' .env");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void passesActionlint(String workflow) throws Exception {
        assumeTrue(InstalledPrograms.include("actionlint"), "There is no actionlint here to ask");
        var process = new ProcessBuilder("actionlint", repository.path(workflow).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private List<JsonNode> jobs(String workflow) {
        var jobs = new ArrayList<JsonNode>();
        repository.yaml(workflow).get(0).path("jobs").forEach(jobs::add);
        return jobs;
    }

    private static List<JsonNode> steps(JsonNode job) {
        var steps = new ArrayList<JsonNode>();
        job.path("steps").forEach(steps::add);
        return steps;
    }

    private List<String> commands(String workflow) {
        return jobs(workflow).stream()
                .flatMap(job -> steps(job).stream())
                .filter(step -> step.has("run"))
                .map(step -> step.path("run").asText())
                .toList();
    }

    /** What a program is given by each command of a workflow that runs it. */
    private List<List<String>> arguments(Pattern program, String workflow) {
        return commands(workflow).stream()
                .flatMap(command -> program.matcher(command).results())
                .map(match -> List.of(match.group(1).strip().split("\\s+")))
                .toList();
    }
}
