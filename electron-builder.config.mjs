/** What the file system of each desktop may offer Cardstead for, beside whatever opens these by default. */
const viewed = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/gif': ['gif'],
  'image/bmp': ['bmp'],
  'image/heic': ['heic'],
  'image/heif': ['heif'],
  'image/tiff': ['tif', 'tiff'],
  'application/pdf': ['pdf'],
}

const backup = {
  ext: 'cardstead',
  name: 'Cardstead.Backup',
  description: 'Cardstead backup',
  mimeType: 'application/x-cardstead-backup',
  role: 'Editor',
  rank: 'Owner',
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'app.cardstead.desktop',
  productName: 'Cardstead',
  copyright: 'MIT licence',
  directories: { app: 'dist/cardstead', output: 'dist/installers', buildResources: 'resources' },
  // A list of what goes in, so that nothing else gets there by itself. See scripts/lib/app-folder.mjs.
  files: [
    'package.json',
    'LICENSE',
    'THIRD-PARTY-NOTICES.md',
    'out/main/index.js',
    'out/preload/index.cjs',
    'out/renderer/**/*',
    '!**/*.map',
  ],
  asar: true,
  // The shell is bundled whole: there are no packages to install, rebuild or collect.
  beforeBuild: () => false,
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // Flipping a fuse breaks the signature that Electron comes with; without one Apple's processors start nothing.
    resetAdHocDarwinSignature: true,
  },
  // Nothing is published from here, and the app never asks for a newer version.
  publish: null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  fileAssociations: [backup],
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'icons',
    category: 'Office',
    synopsis: "A household's gift cards",
    // Both are required of a deb; there is no page and no mailbox to name.
    maintainer: 'Cardstead <cardstead@localhost>',
    mimeTypes: Object.keys(viewed),
    syncDesktopName: true,
  },
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    icon: 'icons/icon.icns',
    category: 'public.app-category.finance',
    // Signed for this computer only: there is no certificate.
    identity: '-',
    hardenedRuntime: false,
    extendInfo: {
      NSCameraUsageDescription:
        'Cardstead takes photos of your gift cards when you open the camera on the Scan screen.',
    },
    fileAssociations: [
      { ext: Object.values(viewed).flat(), name: 'Picture or PDF', role: 'Viewer', rank: 'Alternate' },
    ],
  },
  win: { target: ['nsis'], icon: 'icons/icon.ico' },
  nsis: {
    oneClick: true,
    perMachine: false,
    // The household stays when the program goes.
    deleteAppDataOnUninstall: false,
    include: 'resources/installer/open-with.nsh',
  },
}
