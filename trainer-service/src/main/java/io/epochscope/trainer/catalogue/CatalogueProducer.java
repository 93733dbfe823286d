package io.epochscope.trainer.catalogue;

import io.epochscope.engine.catalogue.Catalogue;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Loads the built-in kinds of models and data sets and those in the plugins folder. */
final class CatalogueProducer {

    private static final Logger LOG = Logger.getLogger(CatalogueProducer.class);

    @Produces
    @Singleton
    PluginLoader pluginLoader(PluginsConfig config) throws IOException {
        List<Path> jars = jarsIn(config.folder());
        if (!jars.isEmpty()) {
            LOG.infof("plugins loaded: %s", jars);
        }
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = urlOf(jars.get(i));
        }
        return new PluginLoader(new URLClassLoader("plugins", urls, Catalogue.class.getClassLoader()));
    }

    void close(@Disposes PluginLoader loader) throws IOException {
        loader.classes().close();
    }

    @Produces
    @Singleton
    Catalogue catalogue(PluginLoader plugins) {
        Catalogue catalogue = Catalogue.load(plugins.classes());
        LOG.infof(
                "models: %s; data sets: %s",
                catalogue.models().keySet(), catalogue.dataSets().keySet());
        return catalogue;
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static URL urlOf(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** The class loader of the plugins; classes may be loaded from it as long as the application runs. */
    record PluginLoader(URLClassLoader classes) {}
}
