package pilotcity.portal.kernel.filestore;

import java.net.URI;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;

/**
 * Where a bucket is, and with which keys.
 *
 * @param endpoint scheme, host and port
 * @param region empty to ask the server for it
 */
record S3Settings(String endpoint, String bucket, String region, String accessKey, String secretKey) {

    /** @throws ConfigException that names what is missing or wrong */
    static S3Settings of(Config config) {
        String endpoint = needed(config, Setting.FILES_S3_ENDPOINT);
        URI uri;
        try {
            uri = URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw wrong(endpoint);
        }
        boolean pathless = uri.getPath() == null || uri.getPath().length() <= 1;
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !pathless) {
            throw wrong(endpoint);
        }
        return new S3Settings(
                endpoint,
                needed(config, Setting.FILES_S3_BUCKET),
                config.text(Setting.FILES_S3_REGION),
                needed(config, Setting.FILES_S3_ACCESS_KEY),
                needed(config, Setting.FILES_S3_SECRET_KEY));
    }

    private static ConfigException wrong(String endpoint) {
        return new ConfigException(Setting.FILES_S3_ENDPOINT.key()
                + " must be the address of a server without a path, such as https://s3.example.org, not '" + endpoint
                + "'");
    }

    private static String needed(Config config, Setting setting) {
        String text = config.text(setting);
        if (text.isEmpty()) {
            throw new ConfigException(setting.key() + " is needed with files.store=s3");
        }
        return text;
    }

    /** The keys stay out of whatever prints this. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
