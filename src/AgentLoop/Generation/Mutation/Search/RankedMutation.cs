using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A mutation with its file and its place in the order of trial.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RankedMutation(SourceFile File, Mutation Mutation, double Score);
