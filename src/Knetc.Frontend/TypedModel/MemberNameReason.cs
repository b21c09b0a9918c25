namespace Knetc.TypedModel;

/// <summary>Why a member is not simply called like what it stands for.</summary>
internal enum MemberNameReason
{
    None,

    /// <summary>The name begins with a digit.</summary>
    NoIdentifier,

    /// <summary>The generated class has a member of that name already.</summary>
    Reserved,

    /// <summary>Another name would make the same identifier.</summary>
    Shared,
}
