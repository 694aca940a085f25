"""The documented fields, in order, of the CVDW objects whose SQL tells only what the company fills.

What is listed here and missing in an object's SQL is served as null. Source: the CVDW documentation,
with the fields that were added later at the end.
"""

from __future__ import annotations

from typing import Final

FIELDS: Final[dict[str, str]] = {
    "agendamentos/vistorias": """
        referencia referencia_data ativo idvistoria idvistoria_pai idempreendimento
        empreendimento codigointerno_empreendimento etapa bloco unidade idunidade cliente
        idcliente cep_cliente data_agendamento horario vistoriador tipo situacao desmarcado
        quitado chave_liberada chave_entregue data_entrega_de_chave idreserva numero
    """,
    "assistencias": """
        referencia referencia_data ativo idassistencia idcliente documento_cliente cliente
        cep_cliente idsindico sindico idempreendimento codigointerno_empreendimento
        empreendimento etapa bloco unidade parecer_tecnico data_cad idsituacao situacao
        unidade_manual bloco_manual empreendimento_manual data_prevista_termino
        data_conclusao recorrente total_horas custo_previsto idatendimento
        empreendimento_localidade unidade_area idlocalidade localidade descricao_localidade
        idarea area descricao_area prioridade motivo_cancelamento
        descricao_motivo_cancelamento ultima_atualizacao_situacao data_modificacao
    """,
    "assistencias/itens": """
        referencia referencia_data ativo idassistencia_item idassistencia item data_cad
        descricao idsituacao situacao data_conclusao data_inicio_servico data_previsao
        horas_servico valor contabilizar_valor_total coberto recorrente data_modificacao
    """,
    "assistencias/itens/workflow/tempo": """
        referencia referencia_data ativo idtempo idassistencia_item idsituacao situacao
        sigla tempo data_cad
    """,
    "assistencias/visitas/workflow/tempo": """
        referencia referencia_data ativo idtempo idvisita idsituacao situacao sigla tempo
        data_cad
    """,
    "assistencias/workflow/tempo": """
        referencia referencia_data ativo idtempo idassistencia idsituacao situacao sigla
        tempo data_cad
    """,
    "atendimentos": """
        referencia referencia_data ativo idatendimento protocolo data_cad prioridade
        tempo_finalizado telefone_atendimento nome_cliente email_cliente tempo_resposta
        encerrado_primeiro_contato humor_cliente data_situacao idcanal
        idatendimento_vinculados previsao_conclusao idlead ativo_painel avaliacao canal
        idempreendimento codigointerno_empreendimento empreendimento etapa bloco unidade
        idcliente documento_cliente cliente cep_cliente regiao situacao idprotocolo assunto
        subassunto usuario idclassificacao classificacao idtipo tipo imobiliaria corretor
        idsituacao idresponsavel responsavel idunidade idcorretor idimobiliaria
        sigla_empreendimento codigointerno_cliente quantidade_mensagens
        quantidade_interacoes tags times origem data_modificacao data_finalizado
        id_usuario_finalizado
    """,
    "atendimentos/interacoes": """
        referencia referencia_data ativo idinteracao idatendimento idusuario usuario
        data_cad descricao idcanal canal data_modificacao
    """,
    "atendimentos/respostas": """
        referencia referencia_data ativo idresposta idatendimento idusuario usuario idpessoa
        pessoa idusuario_imobiliaria usuario_imobiliaria idcorretor corretor
        idresposta_automatica data_cad resposta publica tempo_resposta origem
        data_modificacao
    """,
    "atendimentos/tarefas": """
        referencia referencia_data ativo idtarefa_criada idtarefa idatendimento protocolo
        cliente assunto subassunto empreendimento unidade idtime time idresponsavel
        responsavel nota_conclusao observacao situacao motivo_cancelamento visibilidade
        data_cad data_finalizou idusuario_finalizou finalizador status data_vencimento
        idusuario_criou criador ultima_criada ignorada idtarefa_origem
    """,
    "atendimentos/times": """
        referencia referencia_data ativo idtime idgestor gestor nome descricao
        tempo_redistribuicao direcionar_para ativo_painel data_cad data_modificacao
    """,
    "atendimentos/times/integrantes": """
        referencia referencia_data ativo idintegrante idtime time idusuario usuario data_cad
        data_modificacao
    """,
    "atendimentos/workflow/tempo": """
        referencia referencia_data ativo idtempo idatendimento idsituacao situacao sigla
        tempo data_cad
    """,
    "campanhas_ativacao": """
        referencia referencia_data ativo idcampanha_lead idcampanha campanha_nome situacao
        idimobiliaria imobiliaria idcorretor corretor idusuario usuario lead_nome lead_email
        lead_telefone nome email telefone motivo_cancelamento descricao_motivo_cancelamento
        idsituacao_lead_cadastro lead_situacao_cadastro idsituacao_lead_atual
        lead_situacao_atual fonte total_leads qtd_pendente qtd_ativo qtd_descartado
        data_ultima_alteracao
    """,
    "campos_adicionais": """
        referencia referencia_data ativo idcampo campo_nome idfuncionalidade funcionalidade
        valor data_cad data_modificacao
    """,
    "comissoes/workflow/tempo": """
        referencia referencia_data ativo idcomissao idsituacao situacao sigla idtempo tempo
        data_cad
    """,
    "correspondentes-empresas": """
        referencia referencia_data idempresa nome documento data_cad
    """,
    "correspondentes-usuarios": """
        referencia referencia_data idusuario idempresa nome documento departamento funcao
        telefone celular estado cidade email gerente ativo_login data_nasc data_cad
    """,
    "distribuicao/leads": """
        referencia referencia_data ativo id_log recebido_em id_fila nome_fila nome_grupo
        idlead lead_nome empreendimento idgestor gestor idcorretor corretor idimobiliaria
        imobiliaria repassado represado distribuido_em comunicador
    """,
    "leads/conversoes": """
        referencia referencia_data ativo idlead_conversao idlead nome email telefone origem
        origem_conversao conversao data_cad midia midia_conversao gestor gestor_ultimo
        empreendimento_ultimo corretor corretor_ultimo imobiliaria imobiliaria_ultima
        empreendimentos_conversao
    """,
    "leads/corretores": """
        referencia referencia_data ativo idlead data_cad idcorretor corretor idimobiliaria
        imobiliaria data_associacao_corretor
    """,
    "leads/ganhos": """
        referencia referencia_data ativo idlead_reativacao idlead nome email telefone
        data_ganho idusuario painel_usuario
    """,
    "leads/historico/situacoes": """
        referencia referencia_data ativo idhistorico idlead data_cad de para de_nome
        para_nome motivo_cancelamento data_cancelamento painel_usuario idusuario
    """,
    "leads/infos": """
        referencia referencia_data ativo idlead tags conversoes origens
        data_ultima_alteracao responsavel
    """,
    "leads/interacoes": """
        referencia referencia_data ativo idinteracao idlead data_cad tipo descricao situacao
        enviar_corretor enviar_imobiliaria enviar_cliente idimobiliaria imobiliaria
        idcorretor corretor idgestor gestor_interacao idgestor_interacao
        idcorretor_interacao corretor_interacao imobiliaria_interacao whatsapp_respondido
        ultimo_retorno
    """,
    "leads/momentos": """
        referencia referencia_data ativo idmomento_lead idlead idusuario painel_usuario
        momentos_lead data_cad nome_lead email_lead telefone_lead idsituacao_lead
    """,
    "leads/perdas": """
        referencia referencia_data ativo idlead_reativacao idlead nome email telefone
        data_perda idusuario painel_usuario
    """,
    "leads/possibilidade": """
        referencia referencia_data data_cad_lead data_alteracao possibilidade_de
        possibilidade_para idlead nome email telefone idsituacao_momento painel_usuario
        idusuario
    """,
    "leads/tarefas": """
        referencia referencia_data ativo idtarefa data_cad data situacao idresponsavel
        tipo_responsavel responsavel funcionalidade idlead idinteracao tipo_interacao
        idusuario tipo_usuario idempreendimento nome_empreendimento motivo_cancelamento
        motivo_concluido descricao data_conclusao data_cancelamento
    """,
    "leads/visitas": """
        referencia referencia_data ativo idtarefa data_cad data situacao idresponsavel
        tipo_responsavel funcionalidade idlead responsavel idinteracao tipo_interacao
        data_conclusao idtipo_visita visita_virtual pdv nome_tipo_visita
        idresponsavel_por_criar_visita responsavel_por_criar_visita painel_pdv
        idempreendimento nome_empreendimento
    """,
    "leads/workflow/tempo": """
        referencia referencia_data ativo idtempo idlead idsituacao tempo data_cad situacao
        sigla
    """,
    "pesquisas": """
        referencia referencia_data ativo idpesquisa dataInicio dataFim pesquisa situacao
        data_referencia tipo_pesquisa ids_perguntas
    """,
    "pesquisas/perguntas": """
        referencia referencia_data ativo idpesquisa_pergunta idpergunta nome_pergunta
        idpesquisa nome_pesquisa tipo_pesquisa
    """,
    "pesquisas/respostas": """
        referencia referencia_data ativo idpesquisa idpergunta pergunta idresposta resposta
        nota
    """,
    "pessoas": """
        referencia referencia_data ativo idpessoa idpessoa_int idpessoa_legado data_cad
        ativo_painel ativo_login situacao validado documento_tipo documento
        pessoa_estrangeira nome reconhecimento_firma sexo data_nasc estado_civil
        data_casamento pacto_antenupcial_livro folha cartorio pais naturalidade
        possui_dependentes quantidade_dependentes possui_procuracao possui_pacto_antenupcial
        menor_nao_emancipado grau_instrucao renda_familiar marketing_pos_venda rg
        rg_orgao_emissor rg_data_emissao rne rne_orgao_emissor rne_data_emissao passaporte
        passaporte_orgao_emissor passaporte_data_emissao cnh cnh_orgao_emissor
        data_primeira_habilitacao_cnh data_fim_validade_cnh cnh_data_emissao rnm
        rnm_orgao_emissor rnm_data_emissao filiacao_mae filiacao_pai razao_social
        segmento_razao razao_social_anterior sucessao forma_constituicao data_constituicao
        numero_junta_comercial classificacao insc_estadual insc_municipal cep logradouro
        endereco bairro numero complemento estado cidade endereco_pais tipo_residencia
        reside_com valor_aluguel tempo_residencia tipo_correspondencia politicamente_exposta
        ppe_cargo ppe_exercicio suspeito residente_municipio_fronteira relacionamento_ppe
        relacionamento_ppe_nome relacionamento_ppe_parentesco relacionamento_ppe_cargo
        relacionamento_ppe_exercicio relacionamento_ppe_identificacao
        relacionamento_ppe_orgao_emissor relacionamento_ppe_data_nasc relacionamento_ppe_cpf
        numero_pis observacoes
    """,
    "pessoas/bancarios": """
        referencia referencia_data ativo idpessoa idpessoa_int banco banco_nome
        banco_agencia banco_conta banco_nome_titular banco_tipo_doc banco_cpf_titular
        banco_cnpj_titular banco_chave_pix banco_observacoes
    """,
    "pessoas/bens-empresa": """
        referencia referencia_data ativo idpessoa idpessoa_int bens_empresa
    """,
    "pessoas/contatos": """
        referencia referencia_data ativo idpessoa_int idpessoa email telefone ramal celular
        referencia_nome referencia_telefone referencia_parentesco cep_contato_relacionamento
        endereco_contato_relacionamento bairro_contato_relacionamento
        numero_contato_relacionamento complemento_contato_relacionamento
        estado_contato_relacionamento cidade_contato_relacionamento
        pais_contato_relacionamento telefone_contato_relacionamento
        celular_contato_relacionamento email_contato_relacionamento nome_representante_pj
        documento_representante_pj cargo_pj email_relacionamento_pj
        telefone_relacionamento_pj genero_representante
    """,
    "pessoas/financeiros": """
        referencia referencia_data ativo idpessoa idpessoa_int dados_financeiro_pj
        valor_faturamento_mensal_pj valor_lucro_liquido_mensal_pj valor_contas_receber_pj
        valor_estoque_pj valor_instalacoes_pj valor_moveis_pj valor_emprestimos_pj
        valor_inicial_pj valor_capital_registrado_atual_pj valor_capital_integralizado_pj
        reservas_pj valor_total_vendas_ultimo_exercicio_pj
        porcentagem_a_vista_vendas_ultimo_exercicio_pj
        medio_prazo_dias_vendas_ultimo_exercicio_pj valor_media_mensal_vendas_pj
        porcentagem_a_vista_media_mensal_vendas_pj preco_medio_dias_media_mensal_vendas_pj
        valor_media_mensal_compras_pj porcentagem_a_vista_media_mensal_compras_pj
        preco_medio_dias_media_mensal_compras_pj principais_clientes_pj
        concorrentes_diretos_pj despesas_fixas_mensais_pj predio_proprio_pj
        valor_aluguel_mes_pj data_vigencia_aluguel_pj
    """,
    "pessoas/patrimoniais": """
        referencia referencia_data ativo idpessoa idpessoa_int possui_bem
        quantidade_imoveis_possui quais_bens situacao_do_bem valor_do_bem novos_bens
    """,
    "pessoas/profissional": """
        referencia referencia_data ativo idpessoa idpessoa_int trabalho_nome_empresa
        trabalho_cnpj trabalho_pais trabalho_site profissao_select profissao trabalho_cargo
        remuneracao_bruta remuneracao_liquida trabalho_participacao_proprietario
        trabalho_telefone trabalho_celular trabalho_fax trabalho_email trabalho_cep
        logradouro_trabalho trabalho_endereco trabalho_bairro trabalho_numero
        complemento_trabalho trabalho_estado trabalho_cidade trabalho_endereco_pais
        trabalho_anterior_nome_empresa trabalho_anterior_cnpj
        trabalho_anterior_data_admissao trabalho_anterior_data_desligamento
        possui_outras_rendas valor_mensal_bruto valor_mensal_liquido renda_proveniente_de
        renda_comprovada_atraves_de possui_aplicacao_financeira valor_total_aplicacao
        rendimento_mensal_aplicacao banco_aplicacao pretende_utilizar_fgts valor_fgts
        possui_imovel possui_onus_imovel cep_imovel_proprietario
        endereco_imovel_proprietario bairro_imovel_proprietario estado_imovel_proprietario
        cidade_imovel_proprietario endereco_pais_imovel_proprietario
    """,
    "pessoas/tag_associadas": """
        referencia referencia_data ativo idpessoa idtag tags_nome data_sincronizacao
    """,
    "precadastro/historico/situacoes": """
        referencia referencia_data ativo idhistorico idprecadastro data_cad de para de_nome
        para_nome
    """,
    "precadastro/workflow/tempo": """
        referencia referencia_data ativo idtempo idprecadastro idsituacao situacao sigla
        tempo data_cad
    """,
    "processos": """
        referencia referencia_data ativo idprocesso tipo_processo idempreendimento_avulso
        nome_empreendimento_avulso numero valor_causa valor_pago forma_pagamento
        data_atualizacao_processos data_cad data_pagamento data_citacao idempreendimento
        codigointerno_empreendimento empreendimento idcliente documento_cliente cliente
        cep_cliente idsituacao situacao unidade etapa bloco idcausa causa data_ult_hist
    """,
    "repasses/historico/situacoes": """
        referencia referencia_data ativo idhistorico idrepasse idusuario usuario
        idcorrespondente correspondente data_cad de para de_nome para_nome
    """,
    "repasses/workflow/tempo": """
        referencia referencia_data ativo data_cad idtempo idrepasse idsituacao situacao
        sigla tempo
    """,
    "reservas/associados": """
        referencia referencia_data ativo idassociado idreserva idpessoa idconjuge data_cad
        nome documento renda_familiar tipo_associacao
    """,
    "reservas/campos-adicionais": """
        referencia referencia_data ativo idreserva idcampo data_cad nome nome_referencia
        valor tipo funcionalidade
    """,
    "reservas/comissoes/programacao": """
        referencia referencia_data ativo idprogramacao idreserva idreservascondicoes
        idcondicoes_parcelas idregra contrato parcela para quem valor data_previsao
        data_previsao_pagadoria forma_pagamento idgestaocontrato_lancamento
        idreserva_comissao_parcela_lancamento idlancamento idprogramacao_lancamento data_cad
    """,
    "reservas/contratos": """
        referencia referencia_data ativo idreservacontrato idreserva data_cad idcontrato
        idgrupo idtipo idusuariovalida idusuario_imobiliaria_valida idcorretor_valida
        idusuarioassina idusuario_imobiliaria_assina idcorretor_assina idusuariocancela
        idusuario_imobiliaria_cancela idcorretor_cancela assinado validado cancelado
        visualizacao idusuario idusuario_imobiliaria idcorretor data_entrega justificativa
        nao_assinado nao_validado arquivo arquivo_tipo arquivo_tamanho arquivo_servidor
        arquivo_servidor_word iniciado_geracao_word data_iniciado_geracao_word
        idusuario_correspondente idusuario_correspondente_valida
        idusuario_correspondente_assina idusuario_correspondente_cancela idlancamento
        idreserva_contrato_lancamento imagem_comprimida tipo_assinatura_digital _post
        data_sincronizacao
    """,
    "reservas/coordenador": """
        referencia referencia_data ativo idreserva_coordenador_produto idreserva data_cad
        data_modificacao idusuario usuario
    """,
    "reservas/historico": """
        referencia referencia_data ativo idhistorico idreserva data_cad tipo acao de para
        usuario situacao_atual
    """,
    "reservas/historico/situacoes": """
        referencia referencia_data ativo idhistorico idreserva data_cad de para de_nome
        para_nome usuario idusuario
    """,
    "reservas/sienge": """
        referencia referencia_data ativo data_cad idsienge_reserva idreserva
        previsao_entrega nome_contrato tipo_contrato data_contrato tipo_correcao
        tipo_correcao_anual mes_reajuste corrigir_parcela_a_partir gerar_residuo
        diluir_valor_residuo corrigir_parcela_a_cada tipo_juros percentual_juros
        idplano_financeiro plano_financeiro idindexador indexador codigo_corretor data_base
        qtd_meses_carencia data_base_juros enviado data_envio coincidir_vencimentos
        enviar_valor_com_comissao percentual_multa_acrescimo_mora
        calculo_acrescimo_mora_diario valor_mora_diario data_contabil juros_mora_mensal
        data_modificacao tipo_valor_envio data_venda reserva_sienge reserva_sienge_enviado
        reserva_sienge_data_problema reserva_sienge_descricao_problema intercalar_parcelas
        codigointerno titulo_erp
    """,
    "reservas/workflow/tempo": """
        referencia referencia_data ativo idtempo idreserva idsituacao situacao sigla tempo
        data_cad
    """,
    "simulacoes": """
        referencia referencia_data ativo idsimulacao data_cad data_vencimento
        data_email_venc_corretor situacao_simulacao idsituacao idusuario
        idusuario_imobiliaria idreserva idcorretor corretor idimobiliaria imobiliaria lead
        empreendimento etapa bloco unidade idtabela data_alteracao_situacao
        quantidade_mensagens solicitacao_aprovacao condicao_aprovada data_primeira_aprovacao
        data_entrega data_base_calculo_juros descricao_motivo_reprovacao
        idmotivo_cancelamento descricao_motivo_cancelamento juros_vpl juros_vpl_apos_entrega
        juros_futuro juros_vpl_fixa_adicional renda_familiar sla_vencimento
        data_condicao_aprovada idusuario_condicao_aprovada idtabela_condicao_aprovada
        juros_condicao_aprovada juros_apos_entrega_condicao_aprovada aprovacao_vpl_valor
        aprovacao_vpl aprovacao_absoluto aprovacao_absoluto_percentual aprovacao_margem
        desconto idalcada percentual_custa_escrituracao juros juros_embutido
        quantidade_parcelas_min quantidade_parcelas_max data_base_juros_futuro_cadastro
        data_base_calculo_pv data_base_calculo_pv_alterada data_contrato_aprovacao_comercial
        usuario_preencheu_data_contrato porcentagem_total_comissao pagamento_total_comissao
        porcentagem_total_premiacao pagamento_total_premiacao adimplencia_premiada
        ignorar_validacao_adimplencia_premiada calculo_juros_price_baseado_em
        porcentagem_total_contrato pagamento_total_contrato porcentagem_total_fora_contrato
        pagamento_total_fora_contrato idtipovenda data_modificacao idprecadastro idlead
        valor_contrato valor_presente condicoes_pagamento idempreedimento idetapa idbloco
        idunidade espaco_complementar
    """,
    "unidades/precos": """
        referencia referencia_data ativo idunidade unidade valor_avaliacao idbloco bloco
        idetapa etapa idempreendimento empreendimento idtabela tabela data_vigencia_de
        data_vigencia_ate valor valor_total_desconto
    """,
    "unidades/situacao": """
        referencia referencia_data idempreendimento idempreendimento_int nome_empreendimento
        idtipo_empreendimento tipo_empreendimento idetapa idetapa_int etapa idbloco
        idbloco_int bloco area_privativa idunidade idunidade_int nome modificou de_situacao
        para_situacao
    """,
    "usuarios_administrativos": """
        referencia referencia_data ativo idusuario ativo_painel tipo_login usuario
        motivo_bloqueiologin login_ad perfil estado cidade logradouro estado_faturamento
        cidade_faturamento logradouro_faturamento banco_faturamento
    """,
}

# Objects whose `referencia` is a number on the wire.
INTEGER_REFERENCES: Final = frozenset(
    {
        "campos_adicionais",
        "correspondentes-empresas",
        "correspondentes-usuarios",
        "leads/momentos",
        "leads/possibilidade",
        "pesquisas",
        "pesquisas/perguntas",
        "pesquisas/respostas",
        "pessoas/bens-empresa",
    }
)
