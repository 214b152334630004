using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxContainmentTests
{
    /// <summary>The program "symlink in what is exported".</summary>
    [Fact]
    public virtual Task A_symlink_does_not_lead_the_export_out() => HoldAsync(ExportPrograms.Symlink);

    /// <summary>The program "fifo in what is exported".</summary>
    [Fact]
    public virtual Task A_fifo_does_not_hold_the_export_up() => HoldAsync(ExportPrograms.Pipe);

    /// <summary>The program "socket in what is exported".</summary>
    [Fact]
    public virtual Task A_socket_is_not_exported() => HoldAsync(ExportPrograms.Socket);

    /// <summary>The program "plant a nested .git".</summary>
    [Fact]
    public virtual Task A_nested_repository_is_not_exported() => HoldAsync(ExportPrograms.Repository);

    /// <summary>The program "plant a bare repository".</summary>
    [Fact]
    public virtual Task A_repository_in_an_ordinary_folder_is_not_exported() => HoldAsync(ExportPrograms.BareRepository);

    /// <summary>The program "hostile names".</summary>
    [Fact]
    public virtual Task Hostile_names_do_no_harm() => HoldAsync(ExportPrograms.Names);

    /// <summary>The program "case collision".</summary>
    [Fact]
    public virtual Task Names_that_differ_in_case_are_not_exported() => HoldAsync(ExportPrograms.Case);

    /// <summary>The program "400-deep folders".</summary>
    [Fact]
    public virtual Task Deep_folders_are_walked_and_removed() => HoldAsync(ExportPrograms.Depth);
}
