using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentLoop.Roslyn;

/// <summary>Finds methods that grew more complex, by McCabe's cyclomatic complexity: one, and one more for each way that a condition can go.</summary>
internal static class Complexity
{
    /// <summary>What grew over a bound in a file.</summary>
    public static IEnumerable<Finding> Of(SyntaxTree tree, SyntaxTree? before, int max, CollectedBuild build, CancellationToken cancellationToken)
    {
        Dictionary<string, int> known = [];
        foreach ((string name, SyntaxNode member) in Members(before, cancellationToken))
            known[name] = Math.Max(known.GetValueOrDefault(name), Measure(member));
        foreach ((string name, SyntaxNode member) in Members(tree, cancellationToken))
        {
            int measure = Measure(member);
            int was = known.GetValueOrDefault(name);
            if (measure <= max || measure <= was)
                continue;
            yield return new Finding
            {
                Message = string.Create(CultureInfo.InvariantCulture, $"\"{name}\" has a cyclomatic complexity of {measure}{(was == 0 ? "" : $", and had {was}")}; up to {max} is easy to follow."),
                Severity = FindingSeverity.Note,
                File = build.Relative(tree.FilePath),
                Line = member.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                Rule = "complexity",
                Fingerprint = $"complexity {name}",
            };
        }
    }

    private static IEnumerable<(string Name, SyntaxNode Member)> Members(SyntaxTree? tree, CancellationToken cancellationToken) => tree is null ? [] : tree
        .GetRoot(cancellationToken)
        .DescendantNodes(node => node is not BaseMethodDeclarationSyntax and not AccessorDeclarationSyntax and not ExpressionSyntax)
        .Where(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax })
        .Select(node => (Name(node), node));

    private static string Name(SyntaxNode member) => string.Join('.', member.AncestorsAndSelf().Reverse().Select(node => node switch
    {
        BaseNamespaceDeclarationSyntax n => n.Name.ToString(),
        BaseTypeDeclarationSyntax t => t.Identifier.Text,
        MethodDeclarationSyntax m => m.Identifier.Text + Parameters(m.ParameterList),
        ConstructorDeclarationSyntax c => "new" + Parameters(c.ParameterList),
        OperatorDeclarationSyntax o => o.OperatorToken.Text + Parameters(o.ParameterList),
        ConversionOperatorDeclarationSyntax c => c.Type + Parameters(c.ParameterList),
        DestructorDeclarationSyntax => "finalizer",
        PropertyDeclarationSyntax p => p.Identifier.Text,
        IndexerDeclarationSyntax i => "this" + i.ParameterList,
        EventDeclarationSyntax e => e.Identifier.Text,
        AccessorDeclarationSyntax a => a.Keyword.Text,
        _ => "",
    }).Where(part => part.Length > 0));

    private static string Parameters(ParameterListSyntax list) => $"({string.Join(", ", list.Parameters.Select(p => p.Type?.ToString()))})";

    private static int Measure(SyntaxNode member) => 1 + member.DescendantNodes().Count(node => node.Kind() is
        SyntaxKind.IfStatement or SyntaxKind.WhileStatement or SyntaxKind.DoStatement or SyntaxKind.ForStatement or SyntaxKind.ForEachStatement
        or SyntaxKind.ForEachVariableStatement or SyntaxKind.CaseSwitchLabel or SyntaxKind.CasePatternSwitchLabel or SyntaxKind.SwitchExpressionArm
        or SyntaxKind.CatchClause or SyntaxKind.ConditionalExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression or SyntaxKind.AndPattern or SyntaxKind.OrPattern);
}
