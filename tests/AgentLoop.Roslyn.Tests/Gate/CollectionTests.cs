using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn.Tests;

/// <summary>What a build in a sandbox says is untrusted: it may say anything.</summary>
public sealed class CollectionTests
{
    private static readonly string[] Words =
        ["root", "project", "directory", "compiler", "globs", "produces", "arguments", "argument", "file", "generated", "other", "built", "had", "has", "/a/b.cs", "true", "5.9.0.0", new('a', 64), "\t", "\n", "/reference:x", "@/etc/passwd", ""];

    [Fact]
    public void Any_text_is_read_as_a_build_of_some_projects() => Prop.ForAll(
        Gen.Elements(Words).ArrayOf().ToArbitrary(),
        words => CollectionReader.Read(string.Join('\t', words), succeeded: true).Projects.All(p => p.Arguments.Count > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_arguments_are_understood_or_said_not_to_be() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>(),
        arguments => CompilerCall.Of(Project([.. arguments.Select(a => a.Get)])) is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("@/etc/hostname")]
    [InlineData("*.cs")]
    [InlineData("/recurse:*.cs")]
    [InlineData("/langversion:99")]
    [InlineData("/no-such-option")]
    public void What_would_have_the_compiler_look_around_is_not_followed(string argument) => Assert.NotNull(CompilerCall.Of(Project(["/target:library", "A.cs", argument])).Problem);

    [Fact]
    public void What_the_compiler_is_told_is_understood()
    {
        CompilerCall call = CompilerCall.Of(Project(
        [
            "/noconfig", "/nullable:enable", "/define:A;B", "/reference:\"/a folder/X.dll\"", "/resource:obj/R.resources,App.R", "/keyfile:../key.snk", "/win32manifest:app.manifest",
            "/out:obj/App.dll", "/target:library", "Sub folder/A.cs", "/w/app/B.cs", "/sourcelink:obj/link.json",
        ]));

        Assert.Null(call.Problem);
        Assert.Equal(["/w/app/Sub folder/A.cs", "/w/app/B.cs"], call.Parsed.SourceFiles.Select(f => f.Path));
        Assert.Equal("/a folder/X.dll", Assert.Single(call.References).Reference);
        Assert.Equal(new ResourceArgument("/w/app/obj/R.resources", "App.R", IsPublic: true), Assert.Single(call.Resources));
        Assert.Equal(("/w/key.snk", "/w/app/app.manifest"), (call.KeyFile, call.Manifest));
        Assert.Equal(["A", "B"], call.Parsed.ParseOptions.PreprocessorSymbolNames);
    }

    [Theory]
    [InlineData("/addmodule:x.netmodule", "it is compiled with /addmodule")]
    [InlineData("/win32res:x.res", "it is compiled with /win32res")]
    public void What_cannot_be_made_here_is_said(string argument, string reason) => Assert.Equal(reason, CompilerCall.Of(Project(["/target:library", "A.cs", argument])).CannotEmit);

    [Fact]
    public void A_file_of_this_machine_is_read_only_by_who_knows_what_is_in_it()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "secret");

        Assert.NotNull(HostFile.Read(new CollectedFile(file, Digest.Of("secret"u8))));
        Assert.Null(HostFile.Read(new CollectedFile(file, Digest.Of("guess"u8))));
        Assert.Null(HostFile.Read(new CollectedFile("/dev/zero", Digest.Of("secret"u8))));
        Assert.Null(HostFile.Read(new CollectedFile("/nowhere\0", Digest.Of("secret"u8))));
        File.Delete(file);
    }

    [Fact]
    public void The_public_key_of_a_key_file_is_the_one_that_the_compiler_takes_from_it()
    {
        string folder = Directory.CreateTempSubdirectory("agentloop-key-").FullName;
        using RSACryptoServiceProvider rsa = new(2048);
        byte[] key = rsa.ExportCspBlob(includePrivateParameters: true);
        File.WriteAllBytes(Path.Combine(folder, "key.snk"), key);
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, strongNameProvider: new DesktopStrongNameProvider([folder]), cryptoKeyFile: "key.snk");

        IAssemblySymbol signed = CSharpCompilation.Create("A", options: options).Assembly;
        IAssemblySymbol ours = CSharpCompilation.Create("A", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, cryptoPublicKey: StrongName.PublicKey(key)!.Value, publicSign: true)).Assembly;

        Assert.NotEmpty(ours.Identity.PublicKey);
        Assert.Equal(signed.Identity.PublicKey, ours.Identity.PublicKey);
        Assert.Equal(signed.Identity.PublicKey, StrongName.PublicKey([.. signed.Identity.PublicKey])!.Value);
        Assert.Null(StrongName.PublicKey("no key at all"u8));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_is_no_assembly_is_taken_for_the_worst()
    {
        Assert.Equal(AnalyzerMetadata.Unknown, AnalyzerMetadata.Of(Encoding.UTF8.GetBytes("MZ, but no more")));
        Assert.Equal(AnalyzerMetadata.Unknown, AnalyzerMetadata.Of(null));
        Assert.Equal(new AnalyzerMetadata(HasGenerators: false, MaySuppress: false), AnalyzerMetadata.Of(File.ReadAllBytes(typeof(CSharpCompileGate).Assembly.Location)));
    }

    private static CollectedProject Project(string[] arguments)
    {
        CollectedProject project = new("/w/app/App.csproj", "net10.0") { Directory = "/w/app" };
        project.Arguments.AddRange(arguments);
        return project;
    }
}
