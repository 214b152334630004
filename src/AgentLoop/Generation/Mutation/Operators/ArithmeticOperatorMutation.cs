namespace AgentLoop;

/// <summary>Another arithmetic operator (AOR of Offutt et al. 1996; PraPR, Ghanbari et al. 2019).</summary>
internal sealed class ArithmeticOperatorMutation : IMutationOperator
{
    private const double NextToText = 0.08;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Is("-") && !site.IsBinaryOperator && site.Next.EndsOperand)
            return [new Mutation(MutationKind.Arithmetic, site.Token.Start, site.Token.End, "", 0.3)];
        if (!site.IsBinaryOperator || (site.Next.Text is "=" or ")" or "," or ">"))
            return [];
        bool text = site.Previous.Kind == SourceTokenKind.Text || site.Next.Kind == SourceTokenKind.Text;
        return Others(site).Select(o => site.Replace(MutationKind.Arithmetic, o.Text, text ? o.Likelihood * NextToText : o.Likelihood));
    }

    private static IEnumerable<(string Text, double Likelihood)> Others(MutationSite site) => site.Token.Text switch
    {
        "+" => [("-", OffsetOr(site, 0.72)), ("*", 0.3), ("/", 0.05)],
        "-" => [("+", OffsetOr(site, 0.72)), ("/", 0.1), ("*", 0.1)],
        "*" => [("/", 0.45), ("+", 0.36), ("-", 0.1), .. Power(site)],
        "/" => [("*", 0.45), ("%", DividesByLength(site) ? 0.6 : 0.36), .. WholeDivision(site), ("-", 0.08)],
        "%" => [("/", 0.4), ("*", 0.15), .. WholeDivision(site)],
        "//" => [("/", 0.45), ("%", 0.4), ("*", 0.15)],
        "**" => [("*", 0.45)],
        "<<" => [(">>", 0.55)],
        ">>" => [("<<", 0.55), .. site.Language.FunctionKeywords.Contains("function") ? [(">>>", 0.2)] : Array.Empty<(string, double)>()],
        ">>>" => [(">>", 0.3)],
        _ => [],
    };

    /// <summary>Adding or taking away a small number is mistaken less often than adding or taking away another value.</summary>
    private static double OffsetOr(MutationSite site, double likelihood) =>
        site.Next.Kind == SourceTokenKind.Number ? likelihood * 0.7 : likelihood;

    /// <summary>What is divided by a length is an index more often than a share.</summary>
    private static bool DividesByLength(MutationSite site) =>
        site.Next.Text is "len" or "size" || site.File.At(site.Index + 3).Text is "Length" or "length" or "Count" or "size";

    private static (string, double)[] WholeDivision(MutationSite site) => site.Language.IsIndented ? [("//", 0.45)] : [];

    private static (string, double)[] Power(MutationSite site) => site.Language.IsIndented ? [("**", 0.2)] : [];
}
