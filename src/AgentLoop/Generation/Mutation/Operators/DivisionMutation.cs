namespace AgentLoop;

/// <summary>
/// A division of whole numbers that is to have a fraction, or to be rounded (the integer division cast of TBar, Liu et al. 2019).
/// </summary>
internal sealed class DivisionMutation : IMutationOperator
{
    private static readonly string[] Roundings = ["floor", "ceil", "round", "trunc"];

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.Token.Is("/") || !site.IsBinaryOperator)
            return [];
        (CodeRange left, CodeRange right) = Operands.Of(site.File, site.Index);
        if (left.IsEmpty || right.IsEmpty)
            return [];
        CodeRange whole = new(left.First, right.Last);
        string text = site.TextOf(whole);
        return site.Language.Name switch
        {
            "C#" or "Java" or "C/C++" => Fraction(site, left, right),
            "JavaScript" or "TypeScript" => Roundings
                .Select((f, i) => site.Replace(MutationKind.Division, whole, $"Math.{f}({text})", i == 0 ? 0.2 : 0.05)),
            _ => [],
        };
    }

    private static IEnumerable<Mutation> Fraction(MutationSite site, CodeRange left, CodeRange right)
    {
        yield return site.Prepend(MutationKind.Division, left.First, "(double)", 0.14);
        if (left.Count == 1 && right.Count == 1)
        {
            string dividend = site.TextOf(left);
            string divisor = site.TextOf(right);
            yield return site.Replace(MutationKind.Division, new CodeRange(left.First, right.Last),
                $"({dividend} + {divisor} - 1) / {divisor}", 0.06);
        }
    }
}
