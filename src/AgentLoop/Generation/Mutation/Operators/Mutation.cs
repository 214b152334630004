using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A proposed change of a part of a source text.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Start">Where the part begins, in characters.</param>
/// <param name="End">Where it ends; equal to its start for an insertion.</param>
/// <param name="Replacement">What takes its place.</param>
/// <param name="Likelihood">How likely it is the change that mends a faulty line, from 0 to 1, before anything is known of the
/// fault.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mutation(MutationKind Kind, int Start, int End, string Replacement, double Likelihood)
{
    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, Start), Replacement, text.AsSpan(End));
}
