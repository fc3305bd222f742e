package pilotcity.portal.kernel.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The orientation of the camera (Exif 2.32, tag 0x0112). */
enum ExifOrientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    MIRRORED_UPSIDE_DOWN,
    MIRRORED_LEFT,
    RIGHT,
    MIRRORED_RIGHT,
    LEFT;

    /** Upright where the file does not say; a PNG is not asked, since its texts can be packed to burst. */
    static ExifOrientation of(byte[] file, PhotoFormat format) {
        if (format == PhotoFormat.PNG) {
            return UPRIGHT;
        }
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer tag = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return tag == null || tag < 1 || tag > values().length ? UPRIGHT : values()[tag - 1];
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    /** Whether width and height change places. */
    boolean turns() {
        return switch (this) {
            case UPRIGHT, MIRRORED, UPSIDE_DOWN, MIRRORED_UPSIDE_DOWN -> false;
            case MIRRORED_LEFT, RIGHT, MIRRORED_RIGHT, LEFT -> true;
        };
    }

    /** From a picture of that size, as it is stored, to the upright one. */
    AffineTransform transform(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case MIRRORED_UPSIDE_DOWN -> new AffineTransform(1, 0, 0, -1, 0, height);
            case MIRRORED_LEFT -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case RIGHT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case MIRRORED_RIGHT -> new AffineTransform(0, -1, -1, 0, height, width);
            case LEFT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
