using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxContainmentTests
{
    /// <summary>The program "fork bomb".</summary>
    [Fact]
    public virtual Task A_fork_bomb_is_bounded() => HoldAsync(LimitPrograms.Forks);

    /// <summary>The program "2 GiB memory".</summary>
    [Fact]
    public virtual Task Memory_of_a_process_is_bounded() => HoldAsync(LimitPrograms.Memory);

    /// <summary>The program "2 GiB memory in four processes".</summary>
    [Fact]
    public virtual Task Memory_of_all_processes_is_bounded() => HoldAsync(LimitPrograms.SharedMemory);

    /// <summary>The program "/dev/shm fill".</summary>
    [Fact]
    public virtual Task Shared_memory_files_are_bounded() => HoldAsync(LimitPrograms.MemoryDisk);

    /// <summary>The program "disk fill".</summary>
    [Fact]
    public virtual Task The_session_s_own_folders_are_bounded() => HoldAsync(LimitPrograms.Disk);

    /// <summary>The program "200,000 files".</summary>
    [Fact]
    public virtual Task The_number_of_files_is_bounded() => HoldAsync(LimitPrograms.Files);

    /// <summary>The program "sparse file".</summary>
    [Fact]
    public virtual Task The_size_of_a_file_is_bounded() => HoldAsync(LimitPrograms.Sparse);

    /// <summary>The program "fd exhaustion".</summary>
    [Fact]
    public virtual Task The_number_of_open_files_is_bounded() => HoldAsync(LimitPrograms.Descriptors);

    /// <summary>The program "endless loop".</summary>
    [Fact]
    public virtual Task Processor_time_is_bounded() => HoldAsync(LimitPrograms.Loop);

    /// <summary>The program "endless loop of short processes".</summary>
    [Fact]
    public virtual Task Processor_time_of_short_processes_is_bounded() => HoldAsync(LimitPrograms.Chain);
}
