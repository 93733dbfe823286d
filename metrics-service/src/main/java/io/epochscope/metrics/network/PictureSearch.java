package io.epochscope.metrics.network;

import io.epochscope.metrics.parameter.EpochChoice;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Narrows pictures down to those that are asked for; every method throws a {@link NotFoundException} that says which
 * there are if none is left.
 *
 * @param what they are, in words
 */
record PictureSearch(String what, List<NetworkPicture> pictures) {

    /** So many samples are named to somebody who asks for one that is not there. */
    private static final int NAMED = 20;

    /** Those of one epoch. */
    PictureSearch at(EpochChoice epoch) {
        int chosen = epoch.in(distinct(NetworkPicture::epoch), what);
        return new PictureSearch(
                what,
                pictures.stream().filter(picture -> picture.epoch() == chosen).toList());
    }

    /** Those of one sample. */
    PictureSearch of(SampleChoice choice) {
        List<SampleId> samples = distinct(NetworkPicture::sample).stream()
                .flatMap(Optional::stream)
                .toList();
        Optional<SampleId> chosen = samples.stream().filter(choice::takes).findFirst();
        if (chosen.isEmpty()) {
            throw absent(choice.label(), samples.stream().map(SampleId::label).toList());
        }
        return new PictureSearch(
                what,
                pictures.stream()
                        .filter(picture -> picture.sample().equals(chosen))
                        .toList());
    }

    /** Those of one unit, of pictures that are of a unit each. */
    PictureSearch ofUnit(int unit) {
        List<NetworkPicture> found =
                pictures.stream().filter(picture -> picture.unit() == unit).toList();
        if (found.isEmpty()) {
            throw absent(
                    "unit " + unit,
                    distinct(NetworkPicture::unit).stream().map(String::valueOf).toList());
        }
        return new PictureSearch(what, found);
    }

    /** Checks that a unit is among the tiles of all pictures. */
    PictureSearch showing(int unit) {
        int units = pictures.stream()
                .mapToInt(picture -> picture.shape().map(TileShape::tiles).orElse(1) / picture.tilesOfAUnit())
                .min()
                .orElse(0);
        if (unit >= units) {
            throw absent("unit " + unit, List.of("0 to " + (units - 1)));
        }
        return this;
    }

    private <T> List<T> distinct(Function<NetworkPicture, T> part) {
        return pictures.stream().map(part).distinct().toList();
    }

    private NotFoundException absent(String asked, List<String> there) {
        return new NotFoundException("there are no " + what + " of " + asked + "; there are those of "
                + there.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (there.size() > NAMED ? " and " + (there.size() - NAMED) + " more" : ""));
    }

    /** All of them. */
    List<NetworkPicture> all() {
        if (pictures.isEmpty()) {
            throw new NotFoundException("there are no " + what);
        }
        return pictures;
    }

    /** The first of those that are left. */
    NetworkPicture first() {
        return pictures.get(0);
    }
}
