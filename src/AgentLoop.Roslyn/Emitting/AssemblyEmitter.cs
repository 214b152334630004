using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AgentLoop.Roslyn;

/// <summary>Makes of a compilation what the project's build makes of it.</summary>
internal sealed class AssemblyEmitter(CompiledProject project)
{
    private readonly CSharpCommandLineArguments parsed = project.Call.Parsed;

    /// <summary>Whether the compiler leaves symbols beside the assembly.</summary>
    private bool HasSymbols => parsed.EmitPdb && parsed.EmitOptions.DebugInformationFormat != DebugInformationFormat.Embedded;

    private string OutputName => parsed.OutputFileName ?? $"{parsed.CompilationName}.dll";

    /// <summary>Makes the assembly, for a workspace at another path where one is given.</summary>
    /// <param name="compilation">The project with a candidate's changes, or without.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="moved">Where the workspace was built, and where it is now, each with a slash at its end.</param>
    public EmittedAssembly Emit(CSharpCompilation compilation, CancellationToken cancellationToken, KeyValuePair<string, string>? moved = null)
    {
        if (moved is { } move && move.Key != move.Value)
            compilation = compilation.WithOptions(compilation.Options.WithSourceReferenceResolver(new SourceFileResolver([], project.Collected.Directory, [.. parsed.PathMap, move])));
        using MemoryStream assembly = new();
        using MemoryStream symbols = new();
        using Stream resources = Win32Resources(compilation);
        EmitResult result = compilation.Emit(
            assembly,
            HasSymbols ? symbols : null,
            xmlDocumentationStream: null,
            resources,
            [.. project.Call.Resources.Select(r => new ResourceDescription(r.Name, () => new MemoryStream(project.Files[r.File].ToArray()), r.IsPublic))],
            Options(moved),
            debugEntryPoint: null,
            sourceLinkStream: null,
            embeddedTexts: null,
            metadataPEStream: null,
            cancellationToken);
        return new EmittedAssembly
        {
            Diagnostics = result.Diagnostics,
            Assembly = assembly.ToArray(),
            Symbols = symbols.ToArray(),
            Succeeded = result.Success,
        };
    }

    /// <summary>
    /// What others see of it, as an assembly without bodies; <see langword="null"/> where it does not compile. Two that are the same to the byte are the same to
    /// whoever refers to them, as long as the workspace is where it was: types of one file are named by its path.
    /// </summary>
    public ImmutableArray<byte>? Surface(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        using MemoryStream surface = new();
        EmitOptions options = parsed.EmitOptions.WithEmitMetadataOnly(true).WithIncludePrivateMembers(false)
            .WithDebugInformationFormat(DebugInformationFormat.PortablePdb).WithOutputNameOverride(OutputName);
        return compilation.Emit(surface, options: options, cancellationToken: cancellationToken).Success ? ImmutableCollectionsMarshal.AsImmutableArray(surface.ToArray()) : null;
    }

    /// <summary>The compiler's own, with the whole path of the symbols that it writes into the assembly.</summary>
    private EmitOptions Options(KeyValuePair<string, string>? moved)
    {
        string path = parsed.GetPdbFilePath(OutputName);
        foreach ((string from, string to) in moved is { } move ? parsed.PathMap.Append(move) : parsed.PathMap)
        {
            if (!path.StartsWith(from, StringComparison.Ordinal))
                continue;
            path = to + path[from.Length..];
            break;
        }
        return parsed.EmitOptions.WithIncludePrivateMembers(true).WithOutputNameOverride(OutputName).WithPdbFilePath(path);
    }

    private Stream Win32Resources(CSharpCompilation compilation)
    {
        using Stream? manifest = Open(project.Call.Manifest);
        using Stream? icon = Open(project.Call.Icon);
        return compilation.CreateDefaultWin32Resources(versionResource: true, project.Call.HasNoManifest, manifest, icon);
    }

    private MemoryStream? Open(string? file) => file is null ? null : new MemoryStream(project.Files[file].ToArray());
}
