package pilotcity.portal.face.catalogue.solr;

/** A query that cannot be read, or asks for something that data sets do not have. */
public final class SolrException extends RuntimeException {
    SolrException(String reason) {
        super(reason);
    }
}
