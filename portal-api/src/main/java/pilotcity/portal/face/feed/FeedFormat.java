package pilotcity.portal.face.feed;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Optional;

/** The formats of feeds. */
enum FeedFormat {
    ATOM("atom", "application/atom+xml; charset=utf-8"),
    JSON("json", "application/feed+json; charset=utf-8"),
    RSS("rss", "application/rss+xml; charset=utf-8");

    private final String extension;
    private final String mediaType;

    FeedFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    Buffer write(Feed feed) {
        return switch (this) {
            case ATOM -> AtomWriter.write(feed);
            case JSON -> JsonFeedWriter.write(feed);
            case RSS -> RssWriter.write(feed);
        };
    }

    static Optional<FeedFormat> find(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }
}
