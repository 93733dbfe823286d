package io.epochscope.events.histogram;

import io.epochscope.events.v1.Moments;

/**
 * The first four central moments, smallest and largest of finite values, mergeable. Deviations are summed about a mean,
 * never as differences of raw powers, so that a mean far from zero costs no digits. Fourth powers overflow to infinity
 * for deviations beyond about 10^77, which no {@code float} reaches. Not thread-safe.
 *
 * <p>Merging: Chan, Golub and LeVeque 1979 for the second power, Pébay 2008 (SAND2008-6212) for the third and fourth.
 */
final class MomentsAccumulator {

    private long count;
    private double mean;
    private double m2;
    private double m3;
    private double m4;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        merge(1, value, 0, 0, 0);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /**
     * Adds the first {@code length} values in two passes, one for their mean and one for what deviates from it. Each
     * sum is in two halves: one addition need not wait for the one before, which is what such loops spend their time
     * on.
     */
    void add(float[] values, int length) {
        if (length == 0) {
            return;
        }
        double centre = sumWithBounds(values, length) / length;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double t1 = 0;
        double t2 = 0;
        double t3 = 0;
        double t4 = 0;
        int i = 0;
        for (; i < length - 1; i += 2) {
            double deviation = values[i] - centre;
            double square = deviation * deviation;
            double other = values[i + 1] - centre;
            double otherSquare = other * other;
            s1 += deviation;
            s2 += square;
            s3 += square * deviation;
            s4 += square * square;
            t1 += other;
            t2 += otherSquare;
            t3 += otherSquare * other;
            t4 += otherSquare * otherSquare;
        }
        if (i < length) {
            double deviation = values[i] - centre;
            double square = deviation * deviation;
            s1 += deviation;
            s2 += square;
            s3 += square * deviation;
            s4 += square * square;
        }
        addBlock(length, centre, s1 + t1, s2 + t2, s3 + t3, s4 + t4);
    }

    /** Adds values by the sums of the powers of what they deviate from a centre near their mean. */
    private void addBlock(int length, double centre, double s1, double s2, double s3, double s4) {
        // The centre is the mean up to a rounding error; this takes that error out.
        double shift = s1 / length;
        merge(
                length,
                centre + shift,
                s2 - shift * s1,
                s3 - 3 * shift * s2 + 2 * shift * shift * s1,
                s4 - 4 * shift * s3 + 6 * shift * shift * s2 - 3 * shift * shift * shift * s1);
    }

    private double sumWithBounds(float[] values, int length) {
        float low = values[0];
        float high = values[0];
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i < length - 1; i += 2) {
            float value = values[i];
            float next = values[i + 1];
            even += value;
            odd += next;
            low = value < low ? value : low;
            high = value > high ? value : high;
            low = next < low ? next : low;
            high = next > high ? next : high;
        }
        if (i < length) {
            even += values[i];
            low = values[i] < low ? values[i] : low;
            high = values[i] > high ? values[i] : high;
        }
        min = Math.min(min, low);
        max = Math.max(max, high);
        return even + odd;
    }

    void merge(MomentsAccumulator other) {
        if (other.count == 0) {
            return;
        }
        merge(other.count, other.mean, other.m2, other.m3, other.m4);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    private void merge(long otherCount, double otherMean, double other2, double other3, double other4) {
        if (count == 0) {
            count = otherCount;
            mean = otherMean;
            m2 = other2;
            m3 = other3;
            m4 = other4;
            return;
        }
        double total = (double) count + otherCount;
        double ours = count / total;
        double theirs = otherCount / total;
        double delta = otherMean - mean;
        double between = delta * delta * total * ours * theirs;
        m4 += other4
                + between * delta * delta * (ours * ours - ours * theirs + theirs * theirs)
                + 6 * delta * delta * (ours * ours * other2 + theirs * theirs * m2)
                + 4 * delta * (ours * other3 - theirs * m3);
        m3 += other3 + between * delta * (ours - theirs) + 3 * delta * (ours * other2 - theirs * m2);
        m2 += other2 + between;
        mean += delta * theirs;
        count += otherCount;
    }

    long count() {
        return count;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    Statistics statistics() {
        if (count == 0) {
            return new Statistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double variance = m2 / count;
        double std = Math.sqrt(variance);
        return new Statistics(
                count, mean, std, m3 / count / (variance * std), m4 / count / (variance * variance) - 3, min, max);
    }

    Moments toMessage() {
        if (count == 0) {
            return Moments.getDefaultInstance();
        }
        return Moments.newBuilder()
                .setCount(count)
                .setMean(mean)
                .setM2(m2)
                .setM3(m3)
                .setM4(m4)
                .setMin(min)
                .setMax(max)
                .build();
    }

    static MomentsAccumulator of(Moments message) {
        MomentsAccumulator moments = new MomentsAccumulator();
        if (message.getCount() != 0) {
            moments.count = message.getCount();
            moments.mean = message.getMean();
            moments.m2 = message.getM2();
            moments.m3 = message.getM3();
            moments.m4 = message.getM4();
            moments.min = message.getMin();
            moments.max = message.getMax();
        }
        return moments;
    }
}
