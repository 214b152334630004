namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>Bad input gets one sentence, before anything runs.</summary>
public sealed class RefusalTests : ContainerTest
{
    private static readonly ContainerSandboxOptions Good = new() { Image = Containers.Image };

    [Theory]
    [InlineData("", "The image \"\" is no name of an image")]
    [InlineData("--privileged", "The image \"--privileged\" is no name of an image")]
    [InlineData("two words", "The image \"two words\" is no name of an image")]
    public void An_image_must_have_a_name(string image, string sentence) => Refuses(Good with { Image = image }, sentence);

    [Theory]
    [InlineData("", "is no name of a program")]
    [InlineData("-x", "is no name of a program")]
    [InlineData("bin/podman", "is a relative path")]
    public void An_engine_must_have_a_name(string engine, string sentence) => Refuses(Good with { Engine = engine }, sentence);

    [Fact]
    public void Other_options_are_looked_at_too()
    {
        Refuses(Good with { Runtime = "--x" }, "is no name of a runtime");
        Refuses(Good with { Arguments = ["--x", ""] }, "is empty or contains a NUL");
        Refuses(Good with { EngineTimeout = TimeSpan.Zero }, "is not between one second and one day");
        Assert.Throws<ArgumentNullException>(() => new ContainerSandbox(null!));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_said()
    {
        string reason = await UnavailableAsync(Good with { Engine = "no-such-engine" });
        Assert.StartsWith("The container sandbox has no engine to work with: The program \"no-such-engine\" was not found in PATH", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_without_rights_is_quoted()
    {
        string engine = Path.Combine(Outside, "podman");
        await File.WriteAllTextAsync(engine, "#!/bin/sh\n[ $1 = --version ] && echo podman version 9 && exit\necho warning >&2\necho 'Error: cannot clone: Operation not permitted' >&2\nexit 125\n");
        File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string reason = await UnavailableAsync(Good with { Engine = engine });
        Assert.Equal("The container sandbox has no engine to work with: \"podman\" does not work here, it said \"Error: cannot clone: Operation not permitted\".", reason);
    }

    [Fact]
    public async Task An_engine_that_hangs_is_given_up()
    {
        string engine = Path.Combine(Outside, "docker");
        await File.WriteAllTextAsync(engine, "#!/bin/sh\n[ $1 = --version ] || sleep 600\n");
        File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string reason = await UnavailableAsync(Good with { Engine = engine, EngineTimeout = TimeSpan.FromSeconds(1) });
        Assert.Contains("it did not answer within 00:00:01", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_image_is_said_and_not_fetched()
    {
        string reason = await UnavailableAsync(Good with { Image = "localhost/no-such-image:1" });
        Assert.Contains("The image \"localhost/no-such-image:1\" is not there and is not fetched on its own", reason, StringComparison.Ordinal);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(
            async () => await new ContainerSandbox(Good with { Image = "localhost/no-such-image:1" }).OpenAsync(Request));
        Assert.Equal(reason, refused.Message);
    }

    [Fact]
    public async Task A_runtime_that_is_not_there_is_said() =>
        Assert.Contains("no-such-runtime", await UnavailableAsync(Good with { Runtime = "no-such-runtime" }), StringComparison.Ordinal);

    [Fact]
    public async Task A_runtime_can_be_named()
    {
        await using ISandboxSession session = await new ContainerSandbox(Good with { Runtime = "runc" }).OpenAsync(Request);
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("true")));
    }

    [Fact]
    public async Task Paths_that_cannot_be_mounted_are_refused()
    {
        string colon = Directory.CreateDirectory(Path.Combine(Outside, "a:b")).FullName;
        await RefusesAsync(Request with { Workspace = colon }, "because of the colon in it");
        await RefusesAsync(Request with { ReadOnlyPaths = ["/proc/sys"] }, "which has its own there");
        await RefusesAsync(Request with { ReadOnlyPaths = ["/no/such/path"] }, "does not exist");
        await RefusesAsync(Request with { Workspace = "/" }, "must not be writable");
    }

    [Theory]
    [InlineData("with space, comma")]
    [InlineData("quote\"and'dollar$HOME")]
    [InlineData("ünï漢")]
    public async Task Other_names_of_a_workspace_are_no_trouble(string name)
    {
        string workspace = Directory.CreateDirectory(Path.Combine(Outside, name)).FullName;
        await using ISandboxSession session = await OpenAsync(Request with { Workspace = workspace });
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell(": > made")));
        Assert.True(File.Exists(Path.Combine(workspace, "made")));
    }

    private async Task RefusesAsync(SandboxRequest request, string sentence)
    {
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(async () => await OpenAsync(request));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    private static void Refuses(ContainerSandboxOptions options, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<AgentLoopException>(() => new ContainerSandbox(options)).Message, StringComparison.Ordinal);

    private static async Task<string> UnavailableAsync(ContainerSandboxOptions options) => (await new ContainerSandbox(options).ProbeAsync()).Unavailable!;
}
