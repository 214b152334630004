using System.Globalization;

namespace AgentLoop;

/// <summary>Options of the file systems that a session or a fork is kept in.</summary>
internal static class BubblewrapTmpfs
{
    /// <summary>
    /// For an overlay: each file of the upper layer is whole and stands at its own path, so that the layer can be read without knowing more.
    /// </summary>
    public const string PlainLayers = "redirect_dir=off,metacopy=off,index=off";

    /// <summary>For a file system of that size.</summary>
    public static string Options(long bytes, long files) =>
        string.Create(CultureInfo.InvariantCulture, $"mode=755,size={bytes},nr_inodes={files}");
}
