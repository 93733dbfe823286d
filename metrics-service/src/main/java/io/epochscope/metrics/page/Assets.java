package io.epochscope.metrics.page;

import io.epochscope.metrics.freshness.ContentTag;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** What is in the files of pages. */
@Singleton
public final class Assets {

    private final Map<Asset, String> texts = new EnumMap<>(Asset.class);
    private final String version;

    Assets() {
        for (Asset asset : Asset.values()) {
            texts.put(asset, TextResource.read(Assets.class, asset.resource()));
        }
        version = ContentTag.of(texts.values().toArray(String[]::new)).getValue();
    }

    /** All of a file. */
    public String text(Asset asset) {
        return texts.get(asset);
    }

    /** Another text whenever any of the files is another. */
    String version() {
        return version;
    }

    /** Where browsers fetch a file, seen from a page at the top of the service. */
    String address(Asset asset) {
        return "assets/" + version + "/" + asset.file();
    }
}
