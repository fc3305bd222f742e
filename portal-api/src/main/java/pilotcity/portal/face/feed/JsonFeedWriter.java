package pilotcity.portal.face.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON Feed 1.1; the shape of an entry stands in an extension of it, {@code _geojson}. */
final class JsonFeedWriter {
    private JsonFeedWriter() {}

    static Buffer write(Feed feed) {
        JsonObject json = new JsonObject()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("home_page_url", feed.html())
                .put("feed_url", feed.self())
                .put("language", feed.language().tag())
                .put(
                        "authors",
                        new JsonArray()
                                .add(new JsonObject().put("name", feed.author()).put("url", feed.home())));
        if (feed.next() != null) {
            json.put("next_url", feed.next());
        }
        JsonArray items = new JsonArray();
        feed.entries().forEach(entry -> items.add(item(entry)));
        return json.put("items", items).toBuffer();
    }

    private static JsonObject item(Feed.Entry entry) {
        JsonObject item = new JsonObject()
                .put("id", entry.id())
                .put("url", entry.html())
                .put("title", entry.title())
                .put("content_text", entry.summary())
                .put("date_modified", entry.updated().toString());
        if (entry.published() != null) {
            item.put("date_published", entry.published().toString());
        }
        if (entry.photo() != null) {
            item.put("image", entry.photo());
        }
        if (!entry.categories().isEmpty()) {
            JsonArray tags = new JsonArray();
            entry.categories().stream().map(Feed.Category::label).distinct().forEach(tags::add);
            item.put("tags", tags);
        }
        if (entry.geometry() != null) {
            item.put("_geojson", entry.geometry());
        }
        return item;
    }
}
