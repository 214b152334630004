using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class TrampolineTests
{
    /// <summary>No capability, as the kernel writes it.</summary>
    private const string Nothing = "0000000000000000";

    [Fact]
    public async Task A_process_is_bound_before_its_first_instruction()
    {
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits limits = new(new SandboxLimits { OpenFiles = 77 }, folder);
        ChildStart ask = new() { Program = "/bin/grep", Arguments = ["open files", "/proc/self/limits"] };
        foreach (ChildResult result in await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ChildProcess.RunAsync(limits.Apply(ask), default).AsTask())))
            Assert.Matches(@" 77 +77 ", Encoding.UTF8.GetString(result.StandardOutput));
    }

    [Fact]
    public async Task Descriptors_that_are_handed_over_keep_their_numbers()
    {
        using TemporaryFolder place = new();
        File.WriteAllText(place.File("handed"), "over");
        using FileStream handed = File.OpenRead(place.File("handed"));
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits limits = new(new SandboxLimits { OpenFiles = 16 }, folder);
        ChildStart list = new() { Program = "/bin/sh", Arguments = ["-c", "cat <&3; readlink /proc/$$/fd/*"], Descriptors = [handed.SafeFileHandle] };
        ChildResult result = await ChildProcess.RunAsync(limits.Apply(list), default);
        string[] open = Encoding.UTF8.GetString(result.StandardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("overpipe:", open[0], StringComparison.Ordinal);
        Assert.Equal(["pipe", "pipe", place.File("handed")], open[1..].Select(target => target.Split(':')[0]));
    }

    [Fact]
    public async Task The_program_gets_its_own_name_arguments_and_variables_and_nothing_else()
    {
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits limits = new(new SandboxLimits(), folder);
        ChildStart tell = new()
        {
            Program = "sh",
            Arguments = ["-c", "tr '\\0' '|' < /proc/$$/cmdline; cat /proc/$$/comm", "a b", ""],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin" },
            ClearEnvironment = true,
        };
        ChildResult result = await ChildProcess.RunAsync(limits.Apply(tell), default);
        Assert.Equal("sh|-c|tr '\\0' '|' < /proc/$$/cmdline; cat /proc/$$/comm|a b||sh\n", Encoding.UTF8.GetString(result.StandardOutput));
    }

    [Theory]
    [InlineData("script", "echo no line says by whom\n", "neither a program for this system nor a script")]
    [InlineData("script", "#!/no/such/interpreter\n", "or the interpreter it names, does not exist")]
    public async Task Why_a_program_could_not_be_executed_is_said(string name, string content, string reason)
    {
        using TemporaryFolder place = new();
        File.WriteAllText(place.File(name), content);
        File.SetUnixFileMode(place.File(name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits limits = new(new SandboxLimits(), folder);
        ChildResult result = await ChildProcess.RunAsync(limits.Apply(new ChildStart { Program = place.File(name) }), default);
        Assert.Contains(reason, result.StartFailure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_is_not_let_go_ends_and_never_runs()
    {
        using TemporaryFolder place = new();
        Start(place, letGo: false);
        Assert.False(File.Exists(place.File("made")));
        Start(place, letGo: true);
        Assert.True(File.Exists(place.File("made")));
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(65534u)]
    [InlineData(4_000_000_000u)]
    public async Task It_becomes_another_user_for_good(uint user)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root becomes somebody else.");
        ChildStart ask = new() { Program = "/bin/sh", Arguments = ["-c", "grep -E '^(Uid|Gid|Groups|Cap...):' /proc/self/status"], User = user };
        ChildResult result = await ChildProcess.RunAsync(ask, default);
        string[] said = [.. Encoding.UTF8.GetString(result.StandardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[1].Trim())];
        Assert.Equal([$"{user}\t{user}\t{user}\t{user}", $"{user}\t{user}\t{user}\t{user}", "", Nothing, Nothing, Nothing], said[..6]);
    }

    [Fact]
    public async Task On_the_other_architecture_it_does_the_same()
    {
        bool isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        string emulator = isX64 ? "/usr/bin/qemu-aarch64-static" : "/usr/bin/qemu-x86_64-static";
        Assert.SkipUnless(File.Exists(emulator), $"The other architecture needs {emulator}, of the package qemu-user-static.");
        using TemporaryFolder place = new();
        File.WriteAllBytes(place.File("trampoline"), TrampolineProgram.For(isX64 ? Architecture.Arm64 : Architecture.X64));
        File.SetUnixFileMode(place.File("trampoline"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(("went so far\n", 0, ""), await EmulateAsync("printf x", "\\003-", "/bin/echo echo went 'so far'"));
        Assert.Equal(("", 127, ""), await EmulateAsync(":", "\\003-", "/bin/echo echo"));
        (string output, int exitCode, string said) = await EmulateAsync("printf x", "\\003d", "/bin/echo echo");
        Assert.Equal(("", 127, sizeof(int)), (output, exitCode, said.Length));
        if (Environment.IsPrivilegedProcess)
            Assert.Equal(("65534\n", 0, ""), await EmulateAsync("printf x", "\\003-@@@O\\177~", "/usr/bin/id id -u"));

        async Task<(string Output, int ExitCode, string Said)> EmulateAsync(string gate, string orders, string arguments)
        {
            string line = $"{gate} | (exec 4<&0; exec 3</dev/null 5>said; exec \"$0\" -0 \"$(printf '{orders}')\" ./trampoline {arguments})";
            ChildResult run = await ChildProcess.RunAsync(new ChildStart { Program = "/bin/sh", Arguments = ["-c", line, emulator], WorkingDirectory = place.Path }, default);
            return (Encoding.UTF8.GetString(run.StandardOutput), run.ExitCode, Encoding.Latin1.GetString(File.ReadAllBytes(place.File("said"))));
        }
    }

    /// <summary>Starts what would make a file, and waits for its end.</summary>
    private static unsafe void Start(TemporaryFolder place, bool letGo)
    {
        using Pipe pipe = Pipe.Open();
        using Trampoline trampoline = new(new ChildStart { Program = "touch" });
        using SpawnSetup setup = new(place.Path, new PipeEnds(pipe.Reader, pipe.Writer, pipe.Writer), trampoline.Descriptors);
        using StringVector program = new([trampoline.Path]), arguments = new([.. trampoline.Arguments("/usr/bin/touch"), "touch", "made"]), none = new([]);
        SpawnRequest request = new()
        {
            Program = program.First,
            Arguments = arguments.Pointers,
            Environment = none.Pointers,
            Actions = setup.Actions,
            Attributes = setup.Attributes,
        };
        CallingThread.Instance.Spawn(&request);
        Assert.Equal(0, request.Error);
        if (letGo)
            Assert.Equal(0, trampoline.LetGo());
        trampoline.Dispose();
        int status;
        Assert.Equal(request.ProcessId, Libc.Wait(request.ProcessId, &status, 0, null));
        Assert.Equal(letGo ? 0 : 127 << 8, status);
    }
}
