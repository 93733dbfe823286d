package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The two directions along which points differ most, and where the points lie along them: the eigenvectors of the
 * covariance matrix with the largest eigenvalues, found by subspace iteration (Halko, Martinsson and Tropp, Finding
 * structure with randomness, SIAM Review 53, 2011, algorithm 4.4 and section 5). The covariance matrix itself, of the
 * number of features squared, is never made.
 *
 * @param explained share of the variance along each of the two
 * @param x of each point along the first, which is centred
 * @param y of each point along the second
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PrincipalComponents(double[] explained, float[] x, float[] y) {

    private static final int AXES = 2;

    /** More directions than wanted, so that the error shrinks by the ratio of the ninth eigenvalue to the second. */
    private static final int DIRECTIONS = 8;

    private static final int ITERATIONS = 12;
    private static final long START = 1;

    /**
     * Looks for them.
     *
     * @param points (points, features), closed by the caller together with everything else in their manager
     * @return empty if not all features are finite, or too large for their squares to be
     */
    static Optional<PrincipalComponents> of(NDArray points) {
        int count = (int) points.getShape().get(0);
        int features = (int) points.getShape().get(1);
        NDArray centred = points.sub(points.mean(new int[] {0}, true));
        double variance = centred.square().sum().getFloat();
        if (!Double.isFinite(variance)) {
            return Optional.empty();
        }
        int directions = Math.min(DIRECTIONS, Math.min(count, features));
        NDArray transposed = centred.transpose();
        DMatrixRMaj basis = start(features, directions);
        DMatrixRMaj along = matrix(centred.matMul(array(basis, points)));
        for (int i = 0; i < ITERATIONS; i++) {
            basis = orthonormal(matrix(transposed.matMul(array(along, points))));
            along = matrix(centred.matMul(array(basis, points)));
        }
        return Optional.of(rotated(along, variance));
    }

    private static DMatrixRMaj start(int rows, int columns) {
        Random random = new Random(START);
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextGaussian();
        }
        return orthonormal(matrix);
    }

    private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        qr.decompose(matrix);
        return qr.getQ(null, true);
    }

    /** Turns the coordinates within the subspace so that the first two are along the principal axes. */
    private static PrincipalComponents rotated(DMatrixRMaj along, double variance) {
        DMatrixRMaj squares = new DMatrixRMaj(along.numCols, along.numCols);
        CommonOps_DDRM.multTransA(along, along, squares);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(along.numCols, true, true);
        eigen.decompose(squares);
        double[] explained = new double[AXES];
        float[][] coordinates = new float[AXES][along.numRows];
        boolean[] taken = new boolean[along.numCols];
        for (int axis = 0; axis < Math.min(AXES, along.numCols); axis++) {
            int largest = largest(eigen, taken);
            taken[largest] = true;
            double value = Math.max(0, eigen.getEigenvalue(largest).real);
            explained[axis] = variance > 0 ? Math.min(1, value / variance) : 0;
            DMatrixRMaj projected = new DMatrixRMaj(along.numRows, 1);
            CommonOps_DDRM.mult(along, eigen.getEigenVector(largest), projected);
            for (int point = 0; point < along.numRows; point++) {
                coordinates[axis][point] = (float) projected.data[point];
            }
        }
        return new PrincipalComponents(explained, coordinates[0], coordinates[1]);
    }

    private static int largest(EigenDecomposition_F64<DMatrixRMaj> eigen, boolean[] taken) {
        int largest = -1;
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i] && (largest < 0 || eigen.getEigenvalue(i).real > eigen.getEigenvalue(largest).real)) {
                largest = i;
            }
        }
        return largest;
    }

    /** The same axes, each pointing where points are that were there before; signs have no meaning of their own. */
    PrincipalComponents alignedWith(Orientation before) {
        return new PrincipalComponents(explained, aligned(x, before.x()), aligned(y, before.y()));
    }

    private static float[] aligned(float[] values, float[] others) {
        double product = 0;
        for (int i = 0; i < values.length; i++) {
            product += (double) values[i] * others[i];
        }
        float[] aligned = values.clone();
        for (int i = 0; i < aligned.length && product < 0; i++) {
            aligned[i] = 0 - aligned[i];
        }
        return aligned;
    }

    private static NDArray array(DMatrixRMaj matrix, NDArray beside) {
        float[] values = new float[matrix.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrix.data[i];
        }
        return beside.getManager().create(values, new Shape(matrix.numRows, matrix.numCols));
    }

    private static DMatrixRMaj matrix(NDArray array) {
        float[] values = array.toType(DataType.FLOAT32, false).toFloatArray();
        DMatrixRMaj matrix = new DMatrixRMaj(
                (int) array.getShape().get(0), (int) array.getShape().get(1));
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = values[i];
        }
        return matrix;
    }
}
