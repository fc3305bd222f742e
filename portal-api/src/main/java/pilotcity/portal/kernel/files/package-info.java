/**
 * Files on disk: permissions, free space, digests, and whether a CSV file ends as it should.
 *
 * <p>Whoever writes a secret or a file of the portal goes through OwnerOnlyFiles; whoever checks one uses Sha256 or
 * CsvEndMarker.
 *
 * <p>It knows no other room.
 */
@NullMarked
package pilotcity.portal.kernel.files;

import org.jspecify.annotations.NullMarked;
