package io.epochscope.engine.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    @Test
    void pointsOnALineHaveOneAxisAndTheirPlacesOnIt() {
        PrincipalComponents found = find(4, 2, 1, 1, 2, 2, 3, 3, 6, 6).orElseThrow();

        assertThat(found.explained()[0]).isCloseTo(1, within(1e-6));
        assertThat(found.explained()[1]).isCloseTo(0, within(1e-6));
        float sign = Math.signum(found.x()[3]);
        float diagonal = (float) Math.sqrt(2);
        assertThat(found.x())
                .containsExactly(
                        new float[] {-2 * sign * diagonal, -sign * diagonal, 0, 3 * sign * diagonal}, within(1e-5f));
        assertThat(found.y()).containsExactly(new float[4], within(1e-5f));
    }

    @Test
    void theyAreThoseOfASingularValueDecomposition() {
        int points = 200;
        int features = 40;
        float[] values = noise(points, features);
        DMatrixRMaj centred = centred(values, points, features);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(points, features, true, true, true);
        svd.decompose(centred.copy());
        double[] singular = svd.getSingularValues().clone();
        Arrays.sort(singular);

        PrincipalComponents found = find(points, features, values).orElseThrow();

        double variance = Math.pow(NormOps_DDRM.normF(centred), 2);
        assertThat(found.explained()[0]).isCloseTo(Math.pow(singular[features - 1], 2) / variance, within(1e-5));
        assertThat(found.explained()[1]).isCloseTo(Math.pow(singular[features - 2], 2) / variance, within(1e-5));
        assertThat(squares(found.x())).isCloseTo(Math.pow(singular[features - 1], 2), within(0.5));
    }

    @Test
    void morePointsThanFeaturesOrFewerMakeNoDifference() {
        assertThat(find(3, 50, noise(3, 50)).orElseThrow().x()).hasSize(3);
        assertThat(find(2, 1, 4, 8).orElseThrow().x()).containsExactlyInAnyOrder(-2, 2);
        assertThat(find(1, 3, 4, 8, 1).orElseThrow().x()).containsExactly(0);
    }

    @Test
    void pointsThatAreAllAlikeLieInTheMiddle() {
        PrincipalComponents found = find(3, 2, 5, 6, 5, 6, 5, 6).orElseThrow();

        assertThat(found.explained()).containsExactly(0, 0);
        assertThat(found.x()).containsOnly(0);
        assertThat(found.y()).containsOnly(0);
    }

    @Test
    void whatIsNotFiniteHasNone() {
        assertThat(find(2, 2, 1, Float.NaN, 3, 4)).isEmpty();
        assertThat(find(2, 2, 1, Float.POSITIVE_INFINITY, 3, 4)).isEmpty();
        assertThat(find(2, 2, 1, 1e30f, 3, -1e30f)).isEmpty();
    }

    @Test
    void axesAreTurnedTowardsThoseOfBefore() {
        PrincipalComponents found = find(50, 4, noise(50, 4)).orElseThrow();
        PrincipalComponents turned = new PrincipalComponents(found.explained(), negated(found.x()), found.y());

        PrincipalComponents aligned = turned.alignedWith(new Orientation(found.x(), found.y()));

        assertThat(aligned.x()).containsExactly(found.x());
        assertThat(aligned.y()).containsExactly(found.y());
    }

    private static Optional<PrincipalComponents> find(int points, int features, float... values) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return PrincipalComponents.of(manager.create(values, new Shape(points, features)));
        }
    }

    /** With a spread of its own in each feature. */
    private static float[] noise(int points, int features) {
        Random random = new Random(8);
        float[] values = new float[points * features];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (3 + random.nextGaussian() / (1 + i % features));
        }
        return values;
    }

    private static DMatrixRMaj centred(float[] values, int points, int features) {
        DMatrixRMaj matrix = new DMatrixRMaj(points, features);
        for (int feature = 0; feature < features; feature++) {
            double mean = 0;
            for (int point = 0; point < points; point++) {
                mean += values[point * features + feature] / (double) points;
            }
            for (int point = 0; point < points; point++) {
                matrix.set(point, feature, values[point * features + feature] - mean);
            }
        }
        return matrix;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static float[] negated(float[] values) {
        float[] negated = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}
