package io.epochscope.metrics.network;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.SqlArray;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Looks up pictures of networks. */
@Singleton
final class NetworkPictures {

    private static final Logger LOG = Logger.getLogger(NetworkPictures.class);

    /** Which content is the newest need not be known, so all are looked at, which is quicker. */
    private static final String SETS = """
            select kind, layer, array_agg(distinct epoch order by epoch) as epochs
            from picture
            left join (select run_id, layer, position from run_layer) known using (run_id, layer)
            where run_id = ? and kind <> 'scene-tile'
            group by kind, layer
            order by kind, min(position) nulls last, layer
            """;

    /** Layers that the opening event does not tell of come last. */
    private static final String LAYERS = """
            select layer
            from picture
            left join (select run_id, layer, position from run_layer) known using (run_id, layer)
            where run_id = ? and kind = ?
            group by layer
            order by min(position) nulls last, layer
            """;

    private static final String OF_LAYER = "select " + NetworkPicture.COLUMNS + """
            from network_picture
            where run_id = ? and kind = ? and layer = ?
            order by epoch, split, sample, unit
            """;

    private static final String CONTENT = """
            select distinct on (address) address, png
            from picture
            where run_id = ? and address = any (?) and png is not null
            """;

    private final DataSource dataSource;

    NetworkPictures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What there is of a run, in the order of the network's layers. */
    List<PictureSet> sets(String runId) {
        return Query.rows(dataSource, SETS, PictureSet::of, runId);
    }

    /**
     * The layer that a parameter names, the first one that has such pictures if it names none.
     *
     * @throws NotFoundException if the layer has none
     */
    String layer(String runId, PictureKind kind, Argument layer) {
        List<String> layers = Query.rows(dataSource, LAYERS, row -> row.getString(1), runId, kind.id());
        if (layers.isEmpty()) {
            throw new NotFoundException("run " + runId + " has no " + kind.label());
        }
        if (!layer.given()) {
            return layers.get(0);
        }
        String named = layer.text().strip();
        if (!layers.contains(named)) {
            throw new NotFoundException("layer " + named + " of run " + runId + " has no " + kind.label()
                    + "; there are those of " + String.join(", ", layers));
        }
        return named;
    }

    /** All pictures of a kind, of a layer or of none (empty); by epoch, split, sample and unit. */
    PictureSearch of(String runId, PictureKind kind, String layer) {
        String what = kind.label() + (layer.isEmpty() ? "" : " of layer " + layer) + " of run " + runId;
        return new PictureSearch(what, Query.rows(dataSource, OF_LAYER, NetworkPicture::of, runId, kind.id(), layer));
    }

    /**
     * What pictures show; those are left out whose content has not come yet, or cannot be read, which is logged.
     *
     * @throws NotFoundException if that is the case of all of them
     */
    Map<NetworkPicture, Tiles> read(String runId, List<NetworkPicture> pictures) {
        var contents = new HashMap<String, byte[]>();
        SqlArray addresses = SqlArray.ofTexts(
                pictures.stream().map(NetworkPicture::address).distinct().toList());
        Query.rows(
                dataSource,
                CONTENT,
                row -> contents.put(row.getString("address"), row.getBytes("png")),
                runId,
                addresses);
        var read = new HashMap<NetworkPicture, Tiles>();
        for (NetworkPicture picture : pictures) {
            byte[] content = contents.get(picture.address());
            if (content != null) {
                read(runId, picture, content, read);
            }
        }
        if (read.isEmpty()) {
            throw new NotFoundException("the pictures of run " + runId
                    + " that are asked for have no content that can be read, or it has not come yet");
        }
        return read;
    }

    private static void read(String runId, NetworkPicture picture, byte[] content, Map<NetworkPicture, Tiles> read) {
        try {
            read.put(picture, Tiles.read(picture, content));
        } catch (IOException e) {
            LOG.warnf(
                    "Picture %s of run %s is left out, since it cannot be read: %s",
                    picture.address(), runId, e.getMessage());
        }
    }
}
