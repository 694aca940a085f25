"""The keys of each object by its documentation, with the corrections seen in real answers."""

CVDW = {
    "reservas": """
        referencia referencia_data ativo idreserva data_cad codigointerno numero_venda aprovada
        data_venda situacao idsituacao situacao_comercial idempreendimento
        codigointerno_empreendimento empreendimento data_entrega_chaves_contrato_cliente etapa
        bloco unidade regiao venda idcliente documento_cliente cliente email cidade cep_cliente
        renda sexo idade estado_civil idcorretor corretor idimobiliaria imobiliaria
        valor_contrato vencimento campanha cessao motivo_cancelamento data_cancelamento
        espacos_complementares idlead data_ultima_alteracao_situacao idempresa_correspondente
        empresa_correspondente valor_fgts valor_financiamento valor_subsidio nome_usuario
        idunidade idprecadastro idmidia midia descricao_motivo_cancelamento idsituacao_anterior
        situacao_anterior idtabela nometabela codigointernotabela data_contrato valor_proposta
        vpl_reserva vgv_tabela vpl_tabela usuario_aprovacao data_aprovacao
        juros_condicao_aprovada juros_apos_entrega_condicao_aprovada idtabela_condicao_aprovada
        data_primeira_aprovacao aprovacao_absoluto aprovacao_vpl_valor idtipovenda tipovenda
        idgrupo grupo data_modificacao campos_adicionais campos_adicionais_contrato idtime
        nome_time idgestor_time valor_contrato_com_juros valor_liquido_com_juros
        valor_liquido_sem_juros idtipo_tabela tipo_tabela vgv_tabela_minima vpl_tabela_minima
        juros_cadastro juros_cadastro_fixa_adicional juros_apos_entrega_cadastro data_entrega
        idtipo_reserva tipo_reserva
    """,
    "reservas/condicoes": """
        referencia referencia_data ativo idreservascondicoes idreserva serie parcela_quantidade
        valor valor_com_juros valor_com_comissao_fora_do_contrato valor_sem_comissao vencimento
        portador indexador data_reservas_condicoes data_modificacao idserie
    """,
    "reservas/registros/flags": """
        referencia referencia_data ativo idreserva data_criacao_reserva empreendimento
        idempreendimento etapa idetapa bloco idbloco unidade idunidade cliente idcliente
        corretor idcorretor flag_inicio data_flag_inicio flag_inicio_semproposta
        data_flag_inicio_semproposta flag_vencida data_flag_vencida flag_vendida
        data_flag_vendida flag_distrato data_flag_distrato flag_analisada data_flag_analisada
        flag_aprovada data_flag_aprovada flag_aprovada_comercial data_flag_aprovada_comercial
        flag_vender_sienge data_flag_vender_sienge flag_cancelada_sienge
        data_flag_cancelada_sienge flag_cancelada data_flag_cancelada flag_pode_faturar
        data_flag_pode_faturar flag_documentos data_flag_documentos flag_contrato
        data_flag_contrato flag_aguardando_faturamento data_flag_aguardando_faturamento
        flag_faturada data_flag_faturada flag_pendente_assinatura_eletronica
        data_flag_pendente_assinatura_eletronica
        flag_pendente_assinatura_eletronica_segundo_envelope
        data_flag_pendente_assinatura_eletronica_segundo_envelope
        flag_assinatura_clientes_associados data_flag_assinatura_clientes_associados
        flag_assinatura_todas_partes data_flag_assinatura_todas_partes flag_reprovada_comercial
        data_flag_reprovada_comercial flag_pendente_comercial data_flag_pendente_comercial
        flag_devolucao_erp data_flag_devolucao_erp
    """,
    "reservas/comissoes": """
        referencia referencia_data ativo id data_cad diferenca tipo valor porcentagem descricao
        idreserva idimobiliaria idcorretor comissao_tipo comissao_pagamento_tipo codigointerno
        tipo_valor forma_pagamento pago_pela_condicao_reserva contrato para quem ordem
        enviar_pagadoria editado para_pagamento idusuario_nivel idusuario_categoria
        idcorretor_nivel idcorretor_categoria fifty fifty_idreferencia id_sub_regra_comissao
        idreserva_comissao_lancamento valor_porcentagem_premiacao
    """,
    "vendas": """
        referencia referencia_data ativo idreserva data_reserva data_venda idhistorico
        data_historico aprovada valor_contrato contrato_interno idpessoa_cv idpessoa_int cliente
        idcliente documento_cliente email cidade cep_cliente renda sexo idade estado_civil
        idcorretor corretor idimobiliaria imobiliaria idempreendimento empreendimento
        codigointerno_empreendimento regiao planta etapa bloco idunidade unidade area_privativa
        campanha idmidia midia idtabela nometabela codigointernotabela idtipovenda tipovenda
        idlead associados
    """,
    "distratos": """
        referencia referencia_data ativo idreserva aprovada data_cad situacao_data
        situacao_atual idsituacao idempreendimento codigointerno_empreendimento empreendimento
        regiao etapa bloco idunidade unidade venda idcliente cliente documento cep_cliente
        idcorretor corretor idimobiliaria imobiliaria motivo_distrato descricao_motivo_distrato
        valor_contrato data_sincronizacao
    """,
    "comissoes": """
        referencia referencia_data ativo idcomissao situacao idsituacao idreserva corretor
        imobiliaria empreendimento etapa bloco unidade regiao cliente cep_cliente valor_contrato
        porcentagem_comissao valor_comissao valor_comissao_apagar valor_pagamento nota_fiscal
        data_pagamento data_cad
    """,
    "comissoes/pagamentos": """
        referencia referencia_data idcomissao idpagamento valor vencimento bloco unidade
        situacao idBoleto
    """,
    "repasses": """
        referencia referencia_data ativo idrepasse idsituacao situacao reserva idempreendimento
        codigointerno_empreendimento empreendimento etapa bloco unidade regiao idcliente
        documento_cliente cliente cep_cliente parcela idcontrato contrato contrato_quitado
        contrato_liquidado valor_previsto parcela_conclusao saldo_devedor valor_divida
        valor_subsidio valor_fgts valor_registro valor_financiado data_status_financiamento
        registro_pago valor_contrato numero_contrato data_registro correspondente banco agencia
        data_alteracao_status data_venda data_contrato_contabilizado data_contrato_liberado
        data_assinatura_de_contrato liberar_assinatura proxima_acao num_matricula
        recebendo_financiamento itbi_pago laudemio_pago idlead data_unidade_liberada
        data_laudo_liberado data_recurso_liberado data_sincronizacao data_cadastro idunidade
        data_modificacao campos_adicionais
    """,
    "leads": """
        referencia referencia_data ativo idlead idsituacao situacao data_cad nome email telefone
        documento_cliente cep_cliente idponto_venda ponto_venda conversao_original
        conversao_ultimo conversao idempreendimento codigointerno_empreendimento
        idempreendimento_primeiro empreendimento_primeiro idempreendimento_ultimo
        empreendimento_ultimo idmotivo motivo idgestor gestor idcorretor corretor idimobiliaria
        imobiliaria feedback origem origem_ultimo midia_ultimo midia_original renda_familiar
        motivo_cancelamento data_cancelamento data_ultima_interacao ultima_data_conversao
        data_reativacao idsituacao_anterior nome_situacao_anterior_lead
        descricao_motivo_cancelamento possibilidade_venda inserido_bolsao
        data_primeira_interacao_gestor data_primeira_interacao_corretor score idgestor_ultimo
        gestor_ultimo idcorretor_ultimo corretor_ultimo idcorretor_penultimo
        idimobiliaria_ultimo corretor_penultimo nome_momento_lead novo retorno
        data_ultima_alteracao estado cidade regiao vencido data_vencimento empreendimento
        caracteristicas tags reserva origem_nome origem_ultimo_nome campos_adicionais
        data_associacao_corretor submotivo_cancelamento profissao
    """,
    "corretores": """
        referencia referencia_data ativo ativo_login idcorretor idimobiliaria data_cad documento
        nome apelido sexo estado_civil data_nasc telefone celular rg rg_orgao_expedidor
        numero_pis naturalidade pais possui_filhos dependentes tamanho_camisa razao_social
        contrato_social_nire inscricao_estadual cep logradouro endereco bairro numero
        complemento estado cidade grau_instrucao curso ano_conclusao email imobiliaria categoria
        nivel participa_roleta_online classificacao codigointerno identificador
        profissional_experiencia_ramo_imobiliario profissional_quanto_tempo
        profissional_ultima_atual_empresa profissional_segmento profissional_data_inicio
        profissional_data_fim profissional_motivo_saida profissional_superior_imediato
        profissional_telefone profissional_cargo_inicial profissional_cargo_final
        profissional_descricao_atividades profissional_ultimos_atuais_ganhos
        profissional_expectativa_ganhos tipo_creci creci situacao_creci estado_creci
        cidade_creci vencimento_creci tipo_conta banco nome_agencia numero_agencia
        digito_agencia numero_conta digito_conta cpf_favorecido nome_favorecido cnpj
        inscricao_municipal ju_cep ju_logradouro ju_endereco ju_bairro ju_numero ju_complemento
        ju_estado ju_cidade cnpj_faturamento razaosocial_faturamento nomefantasia_faturamento
        representante_nome representante_telefone representante_celular representante_email
        representante_rg representante_documento representante_creci
        representante_vencimento_creci representante_data_nasc representante_quantidade_filhos
        banco_tipo_doc banco_cpf_titular banco_cnpj_titular data_ult_hist avatar avatar_nome
        avatar_servidor avatar_tipo avatar_tamanho data_emissao_rg data_readmissao
    """,
    "imobiliarias": """
        referencia referencia_data ativo ativo_painel idimobiliaria data_cad idestado idcidade
        nome razao_social cnpj cnpj_faturamento idlogradouro endereco complemento numero bairro
        cep telefone celular email creci avatar_nome avatar_servidor avatar_tipo avatar_tamanho
        validade_creci gerente_nome gerente_cpf gerente_telefone gerente_celular gerente_email
        sigla codigointerno observacoes micro_empresa inscricao_estadual inscricao_municipal
        tipo_conta idbanco nome_agencia numero_agencia digito_agencia numero_conta digito_conta
        nome_favorecido cnpj_favorecido alterar_login_corretor escala_plantao idimobiliaria_nov
        bloqueado_recebimento_pagamento_comissao autocadastro_corretor diretor_nome diretor_cpf
        diretor_telefone diretor_celular diretor_email data_modificacao
    """,
    "unidades": """
        referencia referencia_data idempreendimento idempreendimento_int nome_empreendimento
        idtipo_empreendimento tipo_empreendimento idetapa idetapa_int etapa idbloco idbloco_int
        bloco nome area_privativa idunidade idunidade_int vagas_garagem andar area_comum coluna
        posicao tipologia tipo idtipo_int empresa_terceirizacao valor valor_avaliacao
        data_bloqueio data_entrega data_entrega_chaves agendar_a_partir liberar_a_partir plantas
        campos_adicionais situacao_reservada situacao_reservada_vencimento
        situacao_reservada_idsituacao situacao_reservada_nomesituacao situacao_cor_bg
        situacao_cor_nome situacao_nome situacao_reservada_inicio situacao_vendida
        situacao_vendida_idsituacao situacao_idmotivo situacao_bloqueados_internos
        situacao_bloqueada situacao_bloqueada_idmotivo situacao_bloqueada_motivo
        situacao_tipo_id situacao_tipo_nome situacao_para_venda situacao_mapa_disponibilidade
        situacao_possui_reserva_solicitacao_distrato cib
    """,
    "precadastros": """
        referencia referencia_data ativo idprecadastro codigointerno idsituacao situacao
        condicao_aprovada idempreendimento empreendimento idunidade unidade idcorretor corretor
        idimobiliaria imobiliaria idempresa empresa pessoa cep_cliente renda_cliente_principal
        idusuario_correspondente usuario_correspondente idpessoa idlead valor_avaliacao
        valor_aprovado valor_subsidio valor_total valor_fgts saldo_devedor prazo observacoes
        tabela valor_prestacao carta_credito vencimento_aprovacao idmotivo_reprovacao
        motivo_reprovacao descricao_motivo_reprovacao idmotivo_cancelamento motivo_cancelamento
        descricao_motivo_cancelamento sla_vencimento data_cad empresa_correspondente
        idsituacao_anterior situacao_anterior data_ultima_alteracao_situacao campos_adicionais
        idintencao_compra intencao_compra renda_total
    """,
}

SIENGE = {
    "sales-contracts": """
        id companyId internalCompanyId companyName enterpriseId internalEnterpriseId
        enterpriseName receivableBillId cancellationPayableBillId number situation contractDate
        issueDate accountingDate expectedDeliveryDate keysDeliveredAt cancellationDate
        creationDate lastUpdateDate value totalSellingValue discountType discountPercentage
        totalCancellationAmount cancellationReason specialClause correctionType proRataIndexer
        interestType interestPercentage fineRate lateInterestCalculationType
        dailyLateInterestValue financialInstitutionNumber financialInstitutionDate
        containsRemadeInstallments salesContractCustomers salesContractUnits paymentConditions
        linkedCommissions links
    """,
    "sales": """
        id enterpriseId receivableBillId refundBillId proRataIndexer number situation externalId
        note cancellationReason interestType lateInterestCalculationType discountType
        correctionType anualCorrectionType associativeCredit discountPercentage value
        totalSellingValue interestPercentage fineRate dailyLateInterestValue creationDate
        contractDate issueDate cancellationDate financialInstitutionNumber
        financialInstitutionDate customers units paymentConditions brokers
    """,
    "income": """
        companyId companyName businessAreaId businessAreaName projectId projectName
        groupCompanyId groupCompanyName holdingId holdingName subsidiaryId subsidiaryName
        businessTypeId businessTypeName clientId clientName billId installmentId
        documentIdentificationId documentIdentificationName documentNumber documentForecast
        originId originalAmount discountAmount taxAmount indexerId indexerName dueDate issueDate
        billDate installmentBaseDate balanceAmount correctedBalanceAmount periodicityType
        embeddedInterestAmount interestType interestRate correctionType interestBaseDate
        defaulterSituation subJudicie mainUnit installmentNumber paymentTerm bearerId
        receiptsCategories receipts
    """,
    "commissions": """
        commissionID companyId companyName enterpriseID enterpriseName brokerID brokerName
        billingBrokerId billingBrokerName billNumber contractBillNumber salesContractNumber
        customerID customerName unitName customerSituationType value installmentNumber
        totalInstallmentsNumber dueDate installmentPercentage installmentStatus
        contractPercentagePaid considerEmbeddedInterest commissionReleasedToBePaid
        commissionReleasedAutomatically blockEdit paymentOperationType
    """,
    "units": """
        id enterpriseId contractId contractNumber indexerId name propertyType note
        commercialStock latitude longitude legalRegistrationNumber deliveryDate privateArea
        commonArea terrainArea nonProportionalCommonArea idealFraction idealFractionSquareMeter
        generalSaleValueFraction indexedQuantity prizedCompliance terrainValue floor usableArea
        iptuValue realEstateRegistration childUnits groupings specialValues links
    """,
    "enterprises": """
        id name commercialName enterpriseObservation cnpj type adress creationDate
        modificationDate createdBy modifiedBy companyId companyName costDatabaseId
        costDatabaseDescription buildingTypeId buildingTypeDescription
    """,
    "customers": """
        id personType foreigner internationalId createdAt modifiedAt issuingBody name email
        birthDate birthPlace civilStatus cpf fatherName motherName sex issueDateIdentityCard
        matrimonialRegime marriageDate nationality numberIdentityCard profession mailingAddress
        cityRegistrationNumber cnaeNumber cnpj contactName creaNumber establishmentDate
        fantasyName note site shareCapital stateRegistrationNumber technicalManager clientType
        subTypes activityId activityDescription phones addresses agents procurators spouse
        familyIncome contacts
    """,
    "companies": "id name tradeName cnpj",
    "cost-centers": "id name idCompany cnpj",
    "indexers": "id name revenueRetroactivity lastValue",
    "creditors": """
        id name tradeName cpf cnpj supplier broker employee active stateRegistrationNumber
        stateRegistrationType paymentTypeId address phones
    """,
    "accounts-receivable/receivable-bills": """
        customerId receivableBillId documentId documentNumber issueDate receivableBillValue
        companyId defaulting subjudice note payOffDate unityName
    """,
    "remade-installments": """
        receivableBillId remadeDate customerDescription remadeInstallmentsDescription
        generatedInstallmentsDescription remadeValue generatedValue
    """,
    "customer-extract-history": """
        billReceivableId company costCenter customer emissionDate lastRenegotiationDate
        correctionDate document privateArea oldestInstallmentDate revokedBillReceivableDate units
        installments
    """,
}

REST = tuple(sorted(set(SIENGE) - {"sales", "income", "customer-extract-history"}))
