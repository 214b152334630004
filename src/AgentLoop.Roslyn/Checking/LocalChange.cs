using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentLoop.Roslyn;

/// <summary>
/// Tells changes of a file that no other file can see: of bodies, and of private members of classes that are declared here alone. Whatever the compiler
/// says of other files after such a change it said before.
/// </summary>
internal static class LocalChange
{
    public static bool Is(SyntaxTree before, SyntaxTree after, CancellationToken cancellationToken) => SyntaxFactory.AreEquivalent(
        Stripped(before.GetRoot(cancellationToken)), Stripped(after.GetRoot(cancellationToken)), topLevel: true);

    private static SyntaxNode Stripped(SyntaxNode root) => root.RemoveNodes(
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(IsHidden),
        SyntaxRemoveOptions.KeepDirectives)!;

    /// <summary>
    /// Not constructors, whose absence makes a public one, not constants, which others may hold, and nothing of structs, whose fields others have to assign.
    /// </summary>
    private static bool IsHidden(SyntaxNode node) => node is MethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax or EventFieldDeclarationSyntax
        && node.Parent is ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }
        && !((TypeDeclarationSyntax)node.Parent).Modifiers.Any(SyntaxKind.PartialKeyword)
        && IsPrivate(((MemberDeclarationSyntax)node).Modifiers)
        && node is not MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } and not PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null };

    private static bool IsPrivate(SyntaxTokenList modifiers) => !modifiers.Any(SyntaxKind.ConstKeyword) && !modifiers.Any(SyntaxKind.PartialKeyword)
        && !modifiers.Any(SyntaxKind.PublicKeyword) && !modifiers.Any(SyntaxKind.InternalKeyword) && !modifiers.Any(SyntaxKind.ProtectedKeyword);
}
