package pilotcity.portal.face.shared.catalogue.solr;

/** A query that cannot be read, or asks for something that data sets do not have. */
public sealed class SolrException extends RuntimeException {
    SolrException(String reason) {
        super(reason);
    }

    /** A query that can be read, and asks for more than one search is to do. */
    static final class TooLong extends SolrException {
        TooLong(String reason) {
            super(reason);
        }
    }
}
