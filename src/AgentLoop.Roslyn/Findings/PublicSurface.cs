using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>Finds what is new in the public surface of a library, and what is gone from it.</summary>
internal static class PublicSurface
{
    private const int MaxFindings = 20;

    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeType,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Whether others are meant to use a project's types: a library that holds no tests.</summary>
    public static bool IsLibrary(Compilation compilation) => compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && !compilation.ReferencedAssemblyNames.Any(a => a.Name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase)
            || a.Name is "nunit.framework" or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "TUnit.Core");

    public static IEnumerable<Finding> Compare(Compilation before, Compilation after, CollectedBuild build, CancellationToken cancellationToken)
    {
        Dictionary<string, ISymbol> old = Of(before, cancellationToken);
        Dictionary<string, ISymbol> now = Of(after, cancellationToken);
        return old.Where(o => !now.ContainsKey(o.Key)).Take(MaxFindings)
            .Select(o => Found($"Gone from the public surface, which breaks who uses it: {o.Key}", FindingSeverity.Warning, "public-api-removed", o.Value, build))
            .Concat(now.Where(n => !old.ContainsKey(n.Key)).Take(MaxFindings)
                .Select(n => Found($"New in the public surface: {n.Key}", FindingSeverity.Note, "public-api-added", n.Value, build)));
    }

    private static Finding Found(string message, FindingSeverity severity, string rule, ISymbol symbol, CollectedBuild build)
    {
        Location? place = symbol.Locations.FirstOrDefault(l => l.IsInSource);
        return new Finding
        {
            Message = message,
            Severity = severity,
            File = place?.SourceTree is { } tree ? build.Relative(tree.FilePath) : null,
            Line = place?.GetLineSpan().StartLinePosition.Line + 1,
            Rule = rule,
            Fingerprint = $"{rule} {symbol.GetDocumentationCommentId()}",
        };
    }

    private static Dictionary<string, ISymbol> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        Dictionary<string, ISymbol> found = new(StringComparer.Ordinal);
        Stack<INamespaceOrTypeSymbol> open = new([compilation.Assembly.GlobalNamespace]);
        while (open.TryPop(out INamespaceOrTypeSymbol? at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ISymbol member in at.GetMembers().Where(IsSeen))
            {
                if (member is INamespaceOrTypeSymbol inner)
                    open.Push(inner);
                if (member is not INamespaceSymbol)
                    found[member.ToDisplayString(Format)] = member;
            }
        }
        return found;
    }

    private static bool IsSeen(ISymbol symbol) => symbol is INamespaceSymbol
        || (symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && symbol is not IMethodSymbol { AssociatedSymbol: not null } && (symbol.CanBeReferencedByName || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion } or IPropertySymbol { IsIndexer: true }));
}
