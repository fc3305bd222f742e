package pilotcity.portal.command;

import java.util.List;
import java.util.function.Consumer;
import pilotcity.index.state.LeftOutDocument;
import pilotcity.portal.kernel.changefeed.ChangeFeed;

/** The documents that are in the database and not in the index, a line each. */
public final class LeftOutListing {
    private LeftOutListing() {}

    public static void print(ChangeFeed feed, Consumer<String> print) {
        List<LeftOutDocument> documents = feed.leftOut();
        documents.forEach(each -> print.accept(
                String.join("\t", each.kind(), each.id(), each.since().toString(), each.reason())));
        print.accept(documents.size() + " documents are left out of the index");
    }
}
