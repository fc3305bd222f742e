package pilotcity.portal.suggestion.duplicate;

import pilotcity.index.document.Document;

/** A record that may mean the same, as it is published and as it is compared. */
record Candidate(Document document, ReportTraits traits) {
    static Candidate of(Document document) {
        return new Candidate(document, ReportTraits.of(document));
    }
}
