package pilotcity.portal.face.guide;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the links of one guide lead.
 *
 * @param file where the guide lies, seen from the folder of the guides
 */
record GuideLinks(Path file) {
    /** The address of the portal in the files, so that the links work as they are on a portal that was just started. */
    static final String PORTAL = "http://localhost:8080";

    private static final Path CHINESE = Path.of("zh");
    private static final Path GUIDES = Path.of("docs/guide");
    private static final String SUFFIX = ".md";
    private static final String FIRST = "index";

    /**
     * A guide that is linked to.
     *
     * @param fragment the place on its page with {@code #} in front, or empty
     */
    record Target(String path, String fragment) {}

    static boolean isAddress(String destination) {
        return destination.contains("://") || destination.startsWith("mailto:");
    }

    static boolean isOutside(String destination) {
        return isAddress(destination) && !destination.startsWith(PORTAL);
    }

    /** The guide that {@code destination} leads to. */
    Optional<Target> guide(String destination) {
        int hash = destination.indexOf('#');
        String target = hash < 0 ? destination : destination.substring(0, hash);
        if (isAddress(destination) || !target.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        Path to = file.resolveSibling(target).normalize();
        return to.startsWith("..")
                ? Optional.empty()
                : Optional.of(new Target(path(to), hash < 0 ? "" : destination.substring(hash)));
    }

    /** What {@code destination} is called in the repository. */
    String source(String destination) {
        return GUIDES.resolve(file)
                .resolveSibling(destination)
                .normalize()
                .toString()
                .replace('\\', '/');
    }

    /** The address below {@code /guide} of the guide in {@code file}, whatever language it is in. */
    static String path(Path file) {
        Path own = file.startsWith(CHINESE) ? CHINESE.relativize(file) : file;
        String name = own.toString().replace('\\', '/');
        String bare = name.substring(0, name.length() - SUFFIX.length());
        return bare.equals(FIRST) ? "" : bare.replaceFirst("/" + FIRST + "$", "");
    }
}
