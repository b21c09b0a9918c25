using Knetc.Schema;

namespace Knetc.Binding.Validation;

/// <summary>Which names each kind may have.</summary>
public static class NameClasses
{
    /// <summary>The class of a kind's names in a release: Services may begin with a digit from 1.36 on.</summary>
    public static NameClass Of(string kind, KubeVersion version) => kind switch
    {
        "Service" => version.IsAtLeast(36) ? NameClass.Dns1123Label : NameClass.Dns1035Label,
        "Namespace" => NameClass.Dns1123Label,
        _ => NameClass.Dns1123Subdomain,
    };

    /// <summary>Why the text is no name of the class, or null.</summary>
    public static string? Refuse(this NameClass nameClass, string text) => nameClass switch
    {
        NameClass.Dns1035Label => LexicalClass.NotDns1035Label(text),
        NameClass.Dns1123Label => LexicalClass.NotDns1123Label(text),
        _ => LexicalClass.NotDns1123Subdomain(text),
    };
}
