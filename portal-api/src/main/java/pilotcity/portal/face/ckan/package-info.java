/** CKAN's Action API, version 3, read only: data sets are packages, publishers organizations, themes groups, keywords tags. */
@NullMarked
package pilotcity.portal.face.ckan;

import org.jspecify.annotations.NullMarked;
