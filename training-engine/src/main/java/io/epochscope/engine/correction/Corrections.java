package io.epochscope.engine.correction;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.correction.Correction.Place;
import io.epochscope.engine.data.DataSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people have to say about patches of a data set, all together.
 *
 * @param all each about another patch
 */
public record Corrections(List<Correction> all) {

    public Corrections {
        all = List.copyOf(all);
    }

    /** Patches that are corrected more than once, as far as that can be told without the data set. */
    public List<Fault> repetitions() {
        List<Fault> faults = new ArrayList<>();
        Map<Place, Integer> seen = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Integer first = seen.putIfAbsent(all.get(i).place(), i);
            if (first != null) {
                Place place = all.get(i).place();
                faults.add(new Fault(
                        path(i),
                        "scene %s, row %d, column %d".formatted(place.scene(), place.row(), place.column()),
                        "a patch that is named once; %s is about the same".formatted(path(first))));
            }
        }
        return faults;
    }

    /**
     * The data set as it is with the corrections. Closing it closes the data set, which stays as it is.
     *
     * @return the data set itself if there is nothing to correct
     * @throws UnusableCorrectionsException if one of them fits no patch or no class; the message names each
     */
    public DataSet applyTo(DataSet data) throws UnusableCorrectionsException {
        if (all.isEmpty()) {
            return data;
        }
        List<Fault> faults = repetitions();
        Application application = new Application(data);
        for (int i = 0; i < all.size(); i++) {
            String path = path(i);
            application.apply(all.get(i)).ifPresent(fault -> faults.add(fault.within(path)));
        }
        if (!faults.isEmpty()) {
            throw new UnusableCorrectionsException(faults);
        }
        return application.result();
    }

    private static String path(int index) {
        return "corrections[" + index + "]";
    }
}
