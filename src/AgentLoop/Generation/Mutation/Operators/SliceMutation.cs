namespace AgentLoop;

/// <summary>The ends of Python's ranges and slices (the range templates of PAR, Kim et al. 2013).</summary>
internal sealed class SliceMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Is("range") && site.Next.Is("(") && site.File.Match[site.Index + 1] > 0)
            return Range(site, Arguments.Of(site.File, site.Index + 1));
        bool slice = site.Token.Is(":") && site.File.Enclosing[site.Index] is int open && open >= 0 && site.File.Is(open, "[");
        return slice ? Slice(site) : [];
    }

    private static IEnumerable<Mutation> Range(MutationSite site, IReadOnlyList<CodeRange> arguments)
    {
        if (arguments.Count is 0 or > 3)
            yield break;
        CodeRange stop = arguments[Math.Min(arguments.Count - 1, 1)];
        if (site.File.At(stop.Last).Kind != SourceTokenKind.Number)
        {
            yield return site.Append(MutationKind.Bound, stop.Last, " + 1", 0.4);
            yield return site.Append(MutationKind.Bound, stop.Last, " - 1", 0.3);
        }

        if (arguments.Count == 1)
            yield return site.Prepend(MutationKind.Bound, stop.First, "1, ", 0.26);
        else if (site.File.At(arguments[0].Last).Kind != SourceTokenKind.Number)
            yield return site.Append(MutationKind.Bound, arguments[0].Last, " + 1", 0.3);
    }

    private static IEnumerable<Mutation> Slice(MutationSite site)
    {
        CodeToken before = site.Previous;
        CodeToken after = site.Next;
        if (before.EndsOperand && before.Kind != SourceTokenKind.Number)
        {
            yield return site.Append(MutationKind.Bound, site.Index - 1, " + 1", 0.24);
            yield return site.Append(MutationKind.Bound, site.Index - 1, " - 1", 0.14);
        }

        CodeRange stop = Operands.After(site.File, site.Index, Precedence.Disjunction);
        if (after.IsIdentifier && !stop.IsEmpty && site.File.At(stop.Last).Kind != SourceTokenKind.Number)
        {
            yield return site.Append(MutationKind.Bound, stop.Last, " + 1", 0.24);
            yield return site.Append(MutationKind.Bound, stop.Last, " - 1", 0.2);
        }

        if (after.Is("]"))
            yield return site.Append(MutationKind.Bound, site.Index, "-1", 0.1);
        if (before.Is("["))
            yield return site.Prepend(MutationKind.Bound, site.Index, "1", 0.14);
    }
}
