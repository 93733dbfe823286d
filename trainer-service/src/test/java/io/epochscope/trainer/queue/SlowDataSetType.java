package io.epochscope.trainer.queue;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Generated digits whose check lasts until the test goes on. */
final class SlowDataSetType implements DataSetType<GeneratedParameters> {

    final CountDownLatch checking = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    private final GeneratedDigitsType generated = new GeneratedDigitsType();

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public String description() {
        return "Slow digits";
    }

    @Override
    public Class<GeneratedParameters> parameters() {
        return GeneratedParameters.class;
    }

    @Override
    public List<Fault> check(GeneratedParameters parameters) {
        checking.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return generated.check(parameters);
    }

    @Override
    public DataSet open(GeneratedParameters parameters, long seed) throws IOException {
        return generated.open(parameters, seed);
    }
}
