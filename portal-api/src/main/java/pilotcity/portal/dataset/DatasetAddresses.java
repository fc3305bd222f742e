package pilotcity.portal.dataset;

import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Where files are; the names of files and data sets can have any letters. */
final class DatasetAddresses {
    private DatasetAddresses() {}

    static String file(String set, String file) {
        return "/api/datasets/" + UrlEncoding.segment(set) + "/files/" + UrlEncoding.segment(file);
    }

    static String file(String set, int version, String file) {
        return "/api/datasets/" + UrlEncoding.segment(set) + "/versions/" + version + "/files/"
                + UrlEncoding.segment(file);
    }
}
