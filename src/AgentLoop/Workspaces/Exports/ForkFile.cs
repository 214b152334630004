using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A file, link or something else of a fork that may differ from what was there.</summary>
/// <param name="Path">Where.</param>
/// <param name="Status">What the fork has there.</param>
/// <param name="Before">The file or link that was there; <see langword="null"/> where there was none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForkFile(string Path, FileStatus Status, FileStatus? Before);
